import type { Verbindungsurteil } from '../decide-verbinden.ts'
import type { Sprache } from '../seite/modell.ts'
import type { Text } from './texte.ts'

type Angebot = { kopf: string; satz: string; knopf: string }
type Texte = Record<Exclude<Verbindungsurteil, 'erlaubt'>, Text> & { angebot: Angebot }

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    angebot: {
      kopf: 'Mit meinem Konto verbinden',
      satz: 'Dann sehen Sie hier auch den Bescheid und Ihre Dokumente, und Sie brauchen den Zugangscode nicht mehr.',
      knopf: 'Mit meinem Konto verbinden',
    },
    'andere-person': {
      kopf: 'Das Konto passt nicht zu diesem Antrag',
      saetze: [
        'Name und Geburtsdatum Ihres Kontos sind andere als die im Antrag. Darum haben wir nichts verbunden.',
        'Nur wer den Antrag gestellt hat, kann ihn verbinden. Steht im Antrag ein Schreibfehler, rufen Sie uns bitte an.',
      ],
      weiter: 'Zurück zum Antrag',
    },
    'ohne-ausweis': {
      kopf: 'Ihr Konto reicht dafür nicht aus',
      saetze: [
        'Der Anbieter Ihres Kontos bestätigt uns Name und Geburtsdatum nicht. Darum haben wir nichts verbunden.',
        'Bitte melden Sie sich mit einem bestätigten Konto an, zum Beispiel mit dem Online-Ausweis. Den Bescheid bekommen Sie auch mit der Post.',
      ],
      weiter: 'Zurück zum Antrag',
    },
    'antrag-ohne-ausweis': {
      kopf: 'Dieser Antrag lässt sich nicht verbinden',
      saetze: [
        'Im Antrag steht kein Geburtsdatum. So können wir nicht sicher feststellen, dass er Ihnen gehört.',
        'Den Stand sehen Sie weiter mit dem Zugangscode. Den Bescheid bekommen Sie mit der Post.',
      ],
      weiter: 'Zurück zum Antrag',
    },
  },
  leicht: {
    angebot: {
      kopf: 'Antrag und Konto verbinden',
      satz: 'Dann sehen Sie hier auch Ihre Briefe. Sie brauchen den Code nicht mehr.',
      knopf: 'Verbinden',
    },
    'andere-person': {
      kopf: 'Das geht nicht',
      saetze: [
        'Ihr Konto hat einen anderen Namen als der Antrag.',
        'Oder ein anderes Geburts-Datum.',
        'Ist das ein Fehler? Rufen Sie uns an.',
      ],
      weiter: 'Zurück zum Antrag',
    },
    'ohne-ausweis': {
      kopf: 'Das geht nicht',
      saetze: [
        'Wir wissen nicht sicher, wer Sie sind.',
        'Melden Sie sich mit dem Online-Ausweis an.',
        'Der Brief kommt auch mit der Post.',
      ],
      weiter: 'Zurück zum Antrag',
    },
    'antrag-ohne-ausweis': {
      kopf: 'Das geht nicht',
      saetze: [
        'Im Antrag steht kein Geburts-Datum.',
        'Sie sehen den Antrag weiter mit dem Code.',
        'Der Brief kommt mit der Post.',
      ],
      weiter: 'Zurück zum Antrag',
    },
  },
  englisch: {
    angebot: {
      kopf: 'Link with my account',
      satz: 'Then you also see the decision and your documents here, and no longer need the access code.',
      knopf: 'Link with my account',
    },
    'andere-person': {
      kopf: 'This account does not fit the application',
      saetze: [
        'Name and date of birth of your account differ from those in the application, so nothing was linked.',
        'Only the person who applied can link it. If there is a typing error in the application, please call us.',
      ],
      weiter: 'Back to the application',
    },
    'ohne-ausweis': {
      kopf: 'Your account is not sufficient for this',
      saetze: [
        'Your account provider does not confirm your name and date of birth, so nothing was linked.',
        'Please sign in with a verified account, for example with the online ID. The decision also comes by post.',
      ],
      weiter: 'Back to the application',
    },
    'antrag-ohne-ausweis': {
      kopf: 'This application cannot be linked',
      saetze: [
        'It states no date of birth, so we cannot be sure that it is yours.',
        'You still see the progress with the access code. The decision comes by post.',
      ],
      weiter: 'Back to the application',
    },
  },
}

export const verbindenTexte = (sprache: Sprache): Texte => TEXTE[sprache]
