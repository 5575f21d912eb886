import type { Sprache } from '../seite/modell.ts'
import { uhrzeitText } from '../worte/zeit.ts'

type Texte = {
  tippfehler: string
  codeFehlt: string
  falsch(uebrig: number): string
  gesperrt(bis: Date): string
  abgelaufen: string
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    tippfehler:
      'In der Vorgangs-ID ist ein Tippfehler. Bitte vergleichen Sie sie mit Ihrem Schreiben, zum Beispiel K7QD-2M9X-P0AH-W4TR-8.',
    codeFehlt: 'Bitte geben Sie den Zugangscode von Ihrer Eingangsbestätigung ein.',
    falsch: (n) =>
      n === 0
        ? 'Dieser Code passt nicht zu dieser Vorgangs-ID. Das war der letzte Versuch für jetzt.'
        : `Dieser Code passt nicht zu dieser Vorgangs-ID. Sie haben noch ${n === 1 ? '1 Versuch' : `${n} Versuche`}.`,
    gesperrt: (bis) =>
      `Zu viele Versuche. Bitte versuchen Sie es um ${uhrzeitText(bis, 'einfach')} wieder oder rufen Sie uns an.`,
    abgelaufen: 'Sie waren länger nicht da. Bitte geben Sie den Code noch einmal ein.',
  },
  leicht: {
    tippfehler: 'Die Nummer stimmt nicht. Schauen Sie auf unserem Brief nach.',
    codeFehlt: 'Bitte schreiben Sie hier Ihren Zugangs-Code.',
    falsch: (n) => `Der Code passt nicht. Sie haben noch ${n === 1 ? '1 Versuch' : `${n} Versuche`}.`,
    gesperrt: (bis) =>
      `Das waren zu viele Versuche. Warten Sie bis ${uhrzeitText(bis, 'leicht')}. Oder rufen Sie uns an.`,
    abgelaufen: 'Bitte schreiben Sie Ihren Code noch einmal.',
  },
  englisch: {
    tippfehler: 'There is a typing error in the case number. Please compare it with your letter.',
    codeFehlt: 'Please enter the access code from your confirmation of receipt.',
    falsch: (n) => `This code does not fit this case number. You have ${n} ${n === 1 ? 'try' : 'tries'} left.`,
    gesperrt: (bis) => `Too many tries. Please try again at ${uhrzeitText(bis, 'englisch')}, or call us.`,
    abgelaufen: 'You were away for a while. Please enter the code again.',
  },
}

export const anmeldeTexte = (sprache: Sprache): Texte => TEXTE[sprache]
