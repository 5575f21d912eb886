import { type Ladefehler, ladePaket, type Paket } from '@weiche/regelwerk'
import type { Fall } from './fall/fall.ts'
import { liesFaelle } from './fall/lies-faelle.ts'

/** A small Leistung for the tests of the workbench: a grant of a fixed amount per child, refused above a limit of income. */
type Json = Record<string, unknown>

const NORM = '§ 1 ProbeG'
const angaben = {
  felder: [
    {
      id: 'person',
      titel: 'Person',
      typ: 'objekt',
      felder: [
        { id: 'nachname', titel: 'Name', typ: 'text', pflicht: true },
        { id: 'sperre', titel: 'Auskunftssperre', typ: 'janein' },
        { id: 'betreuung', titel: 'Betreuung', typ: 'janein' },
      ],
    },
    { id: 'einkommen', titel: 'Einkommen', typ: 'betrag', max: '100000' },
    { id: 'kinder', titel: 'Kinder', typ: 'ganzzahl', min: 0, max: 12 },
    { id: 'art', titel: 'Art', typ: 'auswahl', werte: ['erst', 'folge'] },
    { id: 'zuzug', titel: 'Zuzug', typ: 'janein', vorgabe: false },
  ],
}
/** A list of animals, of which the age may be unknown and the chip may not. */
export const mitTieren = {
  'angaben.json': {
    felder: [
      ...angaben.felder,
      {
        id: 'tiere',
        titel: 'Tiere',
        typ: 'liste',
        vorgabe: [],
        felder: [
          { id: 'id', titel: 'Kennung', typ: 'text' },
          { id: 'alter', titel: 'Alter', typ: 'ganzzahl', min: 0, max: 99 },
          { id: 'chip', titel: 'Chip', typ: 'janein', pflicht: true },
        ],
      },
    ],
  },
}
const BRIEFE =
  'bewilligung ablehnung zahlung pflichten automatik ohneUnterschrift nachforderung nachforderungAutomatik einreichen mitwirkung erinnerung belehrung mehrZeit keineMehrZeit eingang ruecknahme'
const behoerde = { name: 'Amt', stelle: '', strasse: 'Weg 1', ort: '1 Ort', telefon: '', email: '', land: 'Hamburg' }
const leistung = {
  id: 'probe',
  name: 'Probe',
  leistungsschluessel: '1',
  rechtsgrundlage: 'ProbeG',
  geprueftBis: '2026-12-31',
  automatisierung: { norm: '§ 31a SGB X', ermessen: false, stichprobe: '0.02' },
  ergebnis: { betrag: 'zuschuss', zeitraumMonate: 1, beginn: 'monat-des-eingangs', auswahl: 'monat-oder-entscheidung' },
  mitwirkung: { norm: '§ 60 Abs. 1 Nr. 1 SGB I', folgen: '§ 66 SGB I' },
  fristen: { nachforderungTage: 28, erinnerungTage: 14 },
  schutz: { adresse: 'person.sperre', betreuung: 'person.betreuung' },
  bescheid: {
    empfaenger: 'person',
    behoerde,
    gericht: { name: 'Gericht', anschrift: 'Weg 2' },
    rechtsbehelf: { standard: { art: 'widerspruch', norm: '§ 68 VwGO', text: 'grund' }, laender: {} },
    kenngroessen: [],
    texte: {
      ...Object.fromEntries(BRIEFE.split(' ').map((brief) => [brief, 'grund'])),
      hinweise: [],
      hinweiseAblehnung: [],
    },
  },
}

export const ableitung = (id: string, typ: string, ausdruck: string, mehr: Json = {}): Json => ({
  id,
  titel: id,
  typ,
  ausdruck,
  norm: NORM,
  ...mehr,
})

export const regel = (code: string, phase: string, type: string, conditions: unknown, mehr: Json = {}): Json => ({
  code,
  titel: code,
  norm: NORM,
  phase,
  conditions,
  event: { type, params: { text: 'grund' } },
  ...mehr,
})

export const ZU_VIEL = regel('PRO-AN-001', 'anspruch', 'ablehnung', {
  all: [{ fact: 'einkommen', operator: 'greaterThan', value: { fact: 'grenze' } }],
})
const ZUSCHUSS = ableitung('zuschuss', 'betrag', 'satz * kinder')

/** A case that is decided dark; `anders` changes Angaben, `erwartet` what is expected of it. */
export function fall(anders: Json = {}, erwartet: Json = {}, mehr: Json = {}): Json {
  return {
    titel: 'Ein Fall',
    eingang: '2025-06-01',
    entscheidung: '2025-06-01',
    angaben: {
      person: { nachname: 'A', sperre: false, betreuung: false },
      einkommen: '1000.00',
      kinder: 2,
      art: 'erst',
      ...anders,
    },
    erwartet: { weg: 'dunkel', ausgang: 'bewilligung', codes: [], ...erwartet },
    ...mehr,
  }
}

type Teile = {
  ableitungen?: Json[]
  parameter?: Json[]
  regeln?: Record<string, Json[]>
  faelle?: Record<string, Json>
  ersetzt?: Record<string, unknown>
}

/** Files of the package. */
export function dateien({ ableitungen = [], parameter = [], regeln = {}, faelle = {}, ersetzt = {} }: Teile = {}) {
  const ordner = 'fassungen/2023-01-01'
  const fall = Object.keys(faelle).at(-1) ?? 'a'
  const gruende = Object.values(regeln)
    .flat()
    .filter((r) => (r['event'] as Json)['type'] === 'aussteuerung')
    .map((r) => ({ code: r['code'], titel: r['titel'], norm: NORM, durch: 'regel', faelle: [fall] }))
  const alle: Record<string, unknown> = {
    'leistung.json': leistung,
    'angaben.json': angaben,
    'nachweise.json': { nachweise: [] },
    'zustaendigkeit.json': {
      regeln: [{ wenn: 'true', organisationseinheit: 'Amt', team: 'T', fachverfahren: 'fv', aktenplan: '1' }],
      sonst: { code: 'PRO-ZU-001', organisationseinheit: 'Amt', team: 'T', fachverfahren: 'fv', aktenplan: '1' },
    },
    'aussteuerung-katalog.json': { gruende },
    'texte/grund.md': 'Der Grund.',
    [`${ordner}/parameter.json`]: {
      parameter: [
        { id: 'satz', typ: 'betrag', wert: '25.50', norm: '§ 2 ProbeG' },
        { id: 'grenze', typ: 'betrag', wert: '2000', norm: '§ 3 ProbeG' },
        ...parameter,
      ],
    },
    [`${ordner}/ableitungen.json`]: {
      ableitungen: [...ableitungen, ...(ableitungen.some((a) => a['id'] === 'zuschuss') ? [] : [ZUSCHUSS])],
    },
    [`${ordner}/regeln/anspruch.json`]: { regeln: regeln['anspruch'] ?? [ZU_VIEL] },
  }
  for (const [phase, liste] of Object.entries(regeln)) alle[`${ordner}/regeln/${phase}.json`] = { regeln: liste }
  for (const [name, json] of Object.entries(faelle)) alle[`faelle/${name}.json`] = json
  const texte = Object.entries({ ...alle, ...ersetzt }).filter(([, inhalt]) => inhalt !== undefined)
  return Object.fromEntries(texte.map(([name, x]) => [name, typeof x === 'string' ? x : JSON.stringify(x, null, 2)]))
}

/** Everything that a tool of the workbench takes; faults of loading fail the test. */
export function werkstueck(teile: Teile = {}): { paket: Paket; dateien: Record<string, string>; faelle: Fall[] } {
  const alle = dateien(teile)
  const geladen = ladePaket(alle)
  const { faelle, fehler } = liesFaelle(alle)
  const maengel: Ladefehler[] = 'fehler' in geladen ? [...geladen.fehler, ...fehler] : fehler
  if ('fehler' in geladen || maengel.length > 0) throw new Error(JSON.stringify(maengel, null, 2))
  return { paket: geladen.paket, dateien: alle, faelle: [...faelle.values()] }
}
