import { angabenOf, type Commit, foldVorgang, getPath, type Wert } from '@weiche/vorgang'
import { liesEingabe } from '../nachforderung/eingabe.ts'
import type { Auswahlgruppe, Sprache } from '../seite/modell.ts'
import { zeitText } from '../worte/zeit.ts'
import { type Angabe, angabenListe, wertWort } from './angaben-liste.ts'
import type { Anliegen, Lage } from './anliegen.ts'

/** Correcting what the Antrag says: one Angabe with its old value beside it, or in words, which a person then reads. */
export const berichtigung: Anliegen = {
  ort: 'berichtigen',
  summary: 'Angaben berichtigen',
  zeigtAngaben: true,
  zeige(lage) {
    const { vorgang, paket, kontext, schluessel, angabe } = lage
    const t = TEXTE[kontext.sprache]
    if (vorgang.ruecknahme) return { kopf: t.kopf, saetze: [t.zurueckgenommen] }
    const liste = angabenListe(paket.felder, angabenOf(vorgang))
    const gewaehlt = liste.find((a) => a.pfad === angabe)
    const saetze = vorgang.bescheid ? t.nachher : t.vorher
    const mitteilung = { art: 'text' as const, id: 'mitteilung', titel: t.worte, hinweis: t.worteHinweis, max: 4000 }
    if (gewaehlt)
      return {
        kopf: t.kopfVon(gewaehlt.feld.titel),
        saetze,
        formular: {
          schluessel,
          verborgen: { angabe },
          felder: [{ ...feldOf(gewaehlt, t), hinweis: t.bisher(gewaehlt.wert) }],
          knopf: { text: t.knopf },
          zurueck: t.zurueck,
        },
      }
    return {
      kopf: t.kopf,
      saetze,
      quittung: quittungOf(lage, t),
      auswahl: gruppen(liste, lage, t),
      formular: {
        schluessel,
        verborgen: {},
        felder: [{ ...mitteilung, platz: undefined }],
        knopf: { text: t.senden },
        zurueck: t.zurueck,
      },
    }
  },
  lies(form, { vorgang, paket, kontext }) {
    const t = TEXTE[kontext.sprache]
    const pfad = form.get('angabe') ?? ''
    const mitteilung = (form.get('mitteilung') ?? '').trim()
    if (pfad === '') {
      if (mitteilung === '') return { fehler: [{ feld: 'mitteilung', text: t.leer }] }
      return { path: 'nachreichungen', body: { zweck: 'berichtigung', mitteilung } }
    }
    const gewaehlt = angabenListe(paket.felder, angabenOf(vorgang)).find((a) => a.pfad === pfad)
    if (!gewaehlt) return { fehler: [{ feld: 'mitteilung', text: t.gibtEsNicht }] }
    const gelesen = liesEingabe(gewaehlt.feld.typ, form.get('wert') ?? '')
    if (!gelesen.ok) return { fehler: [{ feld: 'wert', text: gelesen.text }] }
    if (gelesen.wert === '') return { fehler: [{ feld: 'wert', text: t.wertFehlt }] }
    if (gelesen.wert === getPath(angabenOf(vorgang), pfad)) return { fehler: [{ feld: 'wert', text: t.gleich }] }
    return { path: 'nachreichungen', body: { zweck: 'berichtigung', angaben: { [pfad]: gelesen.wert } } }
  },
}

function feldOf({ feld }: Angabe, t: Texte) {
  const werte = feld.typ === 'auswahl' ? feld.werte : []
  const platz = { art: 'feld' as const, name: 'wert', typ: feld.typ, titel: t.neu(feld.titel), werte }
  return { art: 'feld' as const, id: 'wert', titel: platz.titel, max: 1000, platz }
}

function gruppen(liste: readonly Angabe[], { vorgang }: Lage, t: Texte): Auswahlgruppe[] {
  const namen = [...new Set(liste.map((a) => a.gruppe))]
  return namen.map((titel) => ({
    titel,
    zeilen: liste
      .filter((a) => a.gruppe === titel)
      .map(({ pfad, feld, wert }) => ({
        titel: feld.titel,
        wert,
        knopf: t.aendern,
        adresse: `/antraege/${vorgang.vorgangId}/berichtigen?angabe=${encodeURIComponent(pfad)}`,
      })),
  }))
}

/** Old and new side by side, as the log has them. */
function quittungOf({ commits, eingang, vorgang, paket, kontext: { sprache } }: Lage, t: Texte) {
  const commit = commits.find((c) => c.seq === eingang)
  const e = commit?.ereignisse.find((x) => x.type === 'nachreichung.eingegangen' && x.fakten.zweck === 'berichtigung')
  if (!commit || e?.type !== 'nachreichung.eingegangen') return undefined
  const vorher = vorherOf(commits, commit)
  const liste = angabenListe(paket.felder, vorher)
  const zeilen = Object.entries(e.inhalt.angaben).flatMap(([pfad, neu]: [string, Wert]) => {
    const alt = liste.find((a) => a.pfad === pfad)
    return alt ? [`${alt.feld.titel}: ${wertWort(alt.feld, neu)} (${t.bisher(alt.wert)})`] : []
  })
  return {
    titel: t.danke,
    saetze: [
      ...zeilen,
      t.erhalten(zeitText(new Date(commit.zeitpunkt), sprache, true)),
      vorgang.bescheid && vorgang.bescheid.seq < commit.seq
        ? t.mensch
        : e.inhalt.mitteilung === ''
          ? t.neuGeprueft
          : t.liest,
    ],
  }
}

const vorherOf = (commits: readonly Commit[], { seq }: Commit) =>
  foldVorgang(commits.filter((c) => c.seq < seq))?.angaben ?? {}

type Texte = (typeof TEXTE)['einfach']

const einfach = {
  kopf: 'Angaben berichtigen',
  kopfVon: (titel: string) => `Berichtigen: ${titel}`,
  vorher: [
    'Stimmt etwas nicht oder hat sich etwas geändert? Wählen Sie die Angabe aus und nennen Sie uns die richtige.',
    'Wir prüfen dann neu. Vielleicht brauchen wir dafür noch einen Nachweis von Ihnen.',
  ],
  nachher: [
    'Über Ihren Antrag ist schon entschieden. Ihre Berichtigung liest ein Mensch im Amt und prüft, ob der Bescheid zu ändern ist.',
    'Der Bescheid gilt so lange weiter, und die Frist für den Widerspruch läuft weiter.',
  ],
  zurueckgenommen: 'Sie haben den Antrag zurückgenommen. Es gibt nichts mehr zu berichtigen.',
  bisher: (wert: string) => `bisher: ${wert}`,
  neu: (titel: string) => `${titel}: richtig ist`,
  worte: 'Etwas anderes ist falsch oder fehlt',
  worteHinweis: 'Schreiben Sie, was falsch ist und was richtig ist. Ein Mensch liest das. Das kann länger dauern.',
  aendern: 'Ändern',
  knopf: 'Berichtigung absenden',
  senden: 'Mitteilung absenden',
  zurueck: 'Abbrechen',
  leer: 'Bitte schreiben Sie, was falsch ist, oder wählen Sie oben eine Angabe aus.',
  gibtEsNicht: 'Diese Angabe gibt es in Ihrem Antrag nicht. Bitte schreiben Sie uns hier, was falsch ist.',
  wertFehlt: 'Bitte geben Sie ein, was richtig ist.',
  gleich: 'Das steht schon so in Ihrem Antrag. Bitte geben Sie ein, was richtig ist.',
  danke: 'Danke. Ihre Berichtigung ist da',
  erhalten: (zeit: string) => `Erhalten am ${zeit}.`,
  mensch: 'Ein Mensch im Amt prüft, ob der Bescheid zu ändern ist.',
  liest: 'Ein Mensch im Amt liest Ihre Mitteilung.',
  neuGeprueft: 'Wir prüfen Ihren Antrag neu.',
}

const TEXTE: Record<Sprache, typeof einfach> = {
  einfach,
  leicht: {
    ...einfach,
    kopf: 'Etwas ist falsch',
    kopfVon: (titel) => `Ändern: ${titel}`,
    vorher: [
      'Ist etwas falsch?',
      'Oder ist etwas anders als früher?',
      'Dann ändern Sie es hier.',
      'Wir prüfen dann noch einmal.',
    ],
    nachher: ['Wir haben schon entschieden.', 'Ein Mensch liest Ihre Änderung.', 'Der Bescheid gilt so lange weiter.'],
    zurueckgenommen: 'Der Antrag ist beendet.',
    worte: 'Etwas anderes ist falsch',
    worteHinweis: 'Schreiben Sie: Was ist richtig? Ein Mensch liest das.',
    knopf: 'Abschicken',
    senden: 'Abschicken',
    zurueck: 'Zurück',
    danke: 'Danke. Ihre Änderung ist da',
    erhalten: (zeit) => `Angekommen am ${zeit}.`,
    mensch: 'Ein Mensch prüft das.',
    liest: 'Ein Mensch liest das.',
    neuGeprueft: 'Wir prüfen noch einmal.',
  },
  englisch: {
    ...einfach,
    kopf: 'Correct your details',
    kopfVon: (titel) => `Correct: ${titel}`,
    vorher: [
      'Is something wrong, or has it changed? Choose the detail and tell us the right one.',
      'We then check again. We may need another document from you.',
    ],
    nachher: [
      'Your application is already decided. A person at the office reads your correction and checks whether the decision has to change.',
      'The decision stays in force meanwhile, and the time for an objection goes on.',
    ],
    zurueckgenommen: 'You withdrew the application. There is nothing left to correct.',
    bisher: (wert) => `so far: ${wert}`,
    neu: (titel) => `${titel}: correct is`,
    worte: 'Something else is wrong or missing',
    worteHinweis: 'Write what is wrong and what is right. A person reads it. That can take longer.',
    aendern: 'Change',
    knopf: 'Send the correction',
    senden: 'Send the message',
    zurueck: 'Cancel',
    leer: 'Please write what is wrong, or choose a detail above.',
    danke: 'Thank you. We have your correction',
    erhalten: (zeit) => `Received on ${zeit}.`,
    mensch: 'A person at the office checks whether the decision has to change.',
    liest: 'A person at the office reads your message.',
    neuGeprueft: 'We check your application again.',
  },
}
