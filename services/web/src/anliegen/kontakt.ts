import type { Sprache } from '../seite/modell.ts'
import { zeitText } from '../worte/zeit.ts'
import type { Anliegen } from './anliegen.ts'

/** Having a person look: before the decision it stops the automatic way, after it the case is looked at again. */
export const kontakt: Anliegen = {
  ort: 'kontakt',
  summary: 'Von einem Menschen prüfen lassen',
  zeige({ vorgang, kontext: { sprache }, schluessel }) {
    const t = TEXTE[sprache]
    if (vorgang.ruecknahme) return { kopf: t.kopf, saetze: [t.zurueckgenommen] }
    const { einzelfallpruefung: gebeten, bescheid } = vorgang
    const danach = bescheid !== undefined
    if (gebeten && (!danach || gebeten.seq > bescheid.seq)) {
      const saetze = [
        t.erhalten(zeitText(new Date(gebeten.zeitpunkt), sprache, true)),
        ...(danach ? t.nachher : t.vorher),
      ]
      return { kopf: t.kopf, saetze: [], quittung: { titel: t.titel, saetze } }
    }
    return {
      kopf: t.kopf,
      saetze: danach ? t.nachher : t.vorher,
      formular: {
        schluessel,
        verborgen: {},
        felder: [{ art: 'text', id: 'grund', titel: t.grund, hinweis: '', max: 4000, platz: undefined }],
        knopf: { text: t.knopf },
        zurueck: t.zurueck,
      },
    }
  },
  lies: (form) => ({ path: 'einzelfallpruefung', body: { grund: form.get('grund') ?? '' } }),
}

type Texte = {
  kopf: string
  vorher: string[]
  nachher: string[]
  grund: string
  knopf: string
  zurueck: string
  titel: string
  zurueckgenommen: string
  erhalten(zeit: string): string
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    kopf: 'Von einem Menschen prüfen lassen',
    vorher: [
      'Ein Mensch im Amt sieht sich Ihren Antrag an und entscheidet. Automatisch wird dann nicht mehr entschieden.',
      'Das kann länger dauern. Offene Fristen gelten weiter.',
    ],
    nachher: [
      'Ein Mensch im Amt sieht Ihren Fall noch einmal an. Der Bescheid gilt so lange weiter.',
      'Die Frist für den Widerspruch läuft weiter. Wenn Sie sicher gehen wollen, legen Sie zusätzlich Widerspruch ein.',
    ],
    grund: 'Was sollen wir uns ansehen? (freiwillig)',
    knopf: 'Um Prüfung durch einen Menschen bitten',
    zurueck: 'Abbrechen',
    titel: 'Ihre Bitte ist da',
    zurueckgenommen: 'Sie haben den Antrag zurückgenommen. Es gibt nichts mehr zu prüfen.',
    erhalten: (zeit) => `Erhalten am ${zeit}.`,
  },
  leicht: {
    kopf: 'Ein Mensch soll prüfen',
    vorher: ['Ein Mensch prüft Ihren Antrag.', 'Der Mensch entscheidet.', 'Das kann länger dauern.'],
    nachher: [
      'Ein Mensch prüft noch einmal.',
      'Der Bescheid gilt so lange.',
      'Sie haben trotzdem nur einen Monat Zeit für den Wider·spruch.',
    ],
    grund: 'Was sollen wir prüfen? Sie müssen hier nichts schreiben.',
    knopf: 'Ein Mensch soll prüfen',
    zurueck: 'Zurück',
    titel: 'Ihre Bitte ist da',
    zurueckgenommen: 'Der Antrag ist beendet.',
    erhalten: (zeit) => `Angekommen am ${zeit}.`,
  },
  englisch: {
    kopf: 'Have a person check',
    vorher: [
      'A person at the office looks at your application and decides. It is then no longer decided automatically.',
      'This can take longer. Open deadlines stay as they are.',
    ],
    nachher: [
      'A person at the office looks at your case again. The decision stays in force meanwhile.',
      'The time for an objection (Widerspruch) goes on. To be safe, raise an objection as well.',
    ],
    grund: 'What should we look at? (optional)',
    knopf: 'Ask for a person to check',
    zurueck: 'Cancel',
    titel: 'We have your request',
    zurueckgenommen: 'You withdrew the application. There is nothing left to check.',
    erhalten: (zeit) => `Received on ${zeit}.`,
  },
}
