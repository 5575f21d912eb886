import type { Commit, Vorgang } from '@weiche/vorgang'
import type { Sprache } from '../seite/modell.ts'
import { monatText, zeitText } from '../worte/zeit.ts'
import type { Anliegen } from './anliegen.ts'

/** Withdrawing: what is lost by it, then once more the question. Of withdrawal and decision exactly one wins, and the page says which. */
export const ruecknahme: Anliegen = {
  ort: 'zuruecknehmen',
  summary: 'Antrag zurücknehmen',
  zeige({ vorgang, commits, paket, kontext: { sprache }, schluessel }) {
    const t = TEXTE[sprache]
    const eingang = ruecknahmeIn(commits)
    if (eingang) {
      const wann = t.erhalten(zeitText(new Date(eingang.zeitpunkt), sprache, true))
      const quittung = vorgang.ruecknahme
        ? { titel: t.zurueckgenommen, saetze: [wann, t.nichtWeiter] }
        : { titel: t.bescheidWarSchneller, saetze: [wann, t.bescheidBleibt] }
      return { kopf: t.kopf, saetze: [], quittung }
    }
    if (vorgang.bescheid) return { kopf: t.kopf, saetze: t.zuSpaet }
    const monat = paket.kopf.ergebnis.beginn === 'monat-des-eingangs' ? t.monat(monatVon(vorgang, sprache)) : []
    return {
      kopf: t.frage,
      saetze: [...t.folgen, ...monat],
      formular: {
        schluessel,
        verborgen: {},
        felder: [{ art: 'text', id: 'grund', titel: t.grund, hinweis: '', max: 2000, platz: undefined }],
        knopf: { text: t.knopf, endgueltig: true },
        zurueck: t.behalten,
      },
    }
  },
  lies: (form) => ({ path: 'ruecknahme', body: { grund: form.get('grund') ?? '' } }),
}

/** Also one that came too late and is only a message. */
const ruecknahmeIn = (commits: readonly Commit[]) =>
  commits.find((c) => c.ereignisse.some((e) => e.type === 'antrag.zurueckgenommen'))

const monatVon = (v: Vorgang, sprache: Sprache) => monatText(v.antrag.fakten.eingangsdatum, sprache)

type Texte = {
  kopf: string
  frage: string
  folgen: string[]
  monat(name: string): string[]
  grund: string
  knopf: string
  behalten: string
  erhalten(zeit: string): string
  zurueckgenommen: string
  nichtWeiter: string
  bescheidWarSchneller: string
  bescheidBleibt: string
  zuSpaet: string[]
}

const TEXTE: Record<Sprache, Texte> = {
  einfach: {
    kopf: 'Antrag zurücknehmen',
    frage: 'Möchten Sie den Antrag wirklich zurücknehmen?',
    folgen: [
      'Wir bearbeiten ihn dann nicht weiter, und Sie bekommen kein Geld.',
      'Zurückholen können Sie ihn nicht. Sie können aber jederzeit einen neuen Antrag stellen.',
    ],
    monat: (name) => [
      `Wenn Sie zurücknehmen, verfällt der ${name} als Beginn. Ein neuer Antrag gilt ab dem Monat, in dem er bei uns ankommt.`,
    ],
    grund: 'Warum? (freiwillig)',
    knopf: 'Ja, Antrag zurücknehmen',
    behalten: 'Nein, Antrag behalten',
    erhalten: (zeit) => `Erhalten am ${zeit}.`,
    zurueckgenommen: 'Ihr Antrag ist zurückgenommen',
    nichtWeiter: 'Wir bearbeiten ihn nicht weiter. Eine Bestätigung finden Sie bei Ihren Dokumenten.',
    bescheidWarSchneller: 'Der Bescheid war schneller',
    bescheidBleibt:
      'Als Ihre Rücknahme ankam, war schon entschieden. Der Bescheid bleibt vorerst bestehen. Ein Mensch im Amt meldet sich bei Ihnen.',
    zuSpaet: [
      'Über Ihren Antrag ist schon entschieden. Darum können Sie ihn nicht mehr zurücknehmen.',
      'Sind Sie nicht einverstanden? Dann legen Sie Widerspruch ein.',
      'Brauchen Sie das Geld nicht mehr? Dann schreiben Sie einem Menschen im Amt.',
    ],
  },
  leicht: {
    kopf: 'Antrag beenden',
    frage: 'Wollen Sie den Antrag wirklich beenden?',
    folgen: [
      'Dann prüfen wir nicht weiter.',
      'Sie bekommen dann kein Geld.',
      'Sie können später einen neuen Antrag stellen.',
    ],
    monat: (name) => [`Für den ${name} bekommen Sie dann kein Geld mehr.`],
    grund: 'Warum? Sie müssen hier nichts schreiben.',
    knopf: 'Ja, Antrag beenden',
    behalten: 'Nein, Antrag behalten',
    erhalten: (zeit) => `Angekommen am ${zeit}.`,
    zurueckgenommen: 'Ihr Antrag ist beendet',
    nichtWeiter: 'Wir prüfen nicht weiter.',
    bescheidWarSchneller: 'Wir hatten schon entschieden',
    bescheidBleibt: 'Der Bescheid gilt erst einmal. Ein Mensch meldet sich bei Ihnen.',
    zuSpaet: [
      'Wir haben schon entschieden.',
      'Sie können den Antrag nicht mehr beenden.',
      'Sie können uns aber schreiben.',
    ],
  },
  englisch: {
    kopf: 'Withdraw the application',
    frage: 'Do you really want to withdraw the application?',
    folgen: [
      'We then stop working on it, and you get no money.',
      'It cannot be taken back, but you can apply again at any time.',
    ],
    monat: (name) => [
      `If you withdraw, ${name} is lost as the first month. A new application counts from the month in which we get it.`,
    ],
    grund: 'Why? (optional)',
    knopf: 'Yes, withdraw',
    behalten: 'No, keep the application',
    erhalten: (zeit) => `Received on ${zeit}.`,
    zurueckgenommen: 'Your application is withdrawn',
    nichtWeiter: 'We do not go on with it. You find a confirmation with your documents.',
    bescheidWarSchneller: 'The decision was faster',
    bescheidBleibt:
      'When your withdrawal arrived, the decision had been made. It stays in force for now. A person at the office will get in touch.',
    zuSpaet: [
      'Your application is already decided, so it can no longer be withdrawn.',
      'If you disagree, you can raise an objection (Widerspruch).',
    ],
  },
}
