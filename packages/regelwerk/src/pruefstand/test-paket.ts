import { ladePaket } from '../laden/lade-paket.ts'
import type { Paket } from '../laden/paket.ts'
import type { Ladefehler } from '../meldung/fehler.ts'

/** A small Leistung for the tests of the engine: a grant per child, with the formula of § 19 WoGG beside it. */
type Json = Record<string, unknown>

export const angaben: Json = {
  felder: [
    {
      id: 'antragsteller',
      titel: 'Person',
      typ: 'objekt',
      felder: [
        { id: 'name', titel: 'Name', typ: 'text', pflicht: true, maxLaenge: 20 },
        { id: 'geburtsdatum', titel: 'Geburtsdatum', typ: 'datum' },
        { id: 'sperre', titel: 'Auskunftssperre', typ: 'janein' },
        { id: 'betreuung', titel: 'Betreuung', typ: 'janein' },
      ],
    },
    { id: 'einkommen', titel: 'Einkommen', typ: 'betrag', min: '-1000', max: '100000' },
    { id: 'miete', titel: 'Miete', typ: 'betrag' },
    { id: 'personen', titel: 'Personen', typ: 'ganzzahl', min: 1, max: 12 },
    { id: 'flaeche', titel: 'Fläche', typ: 'zahl', skala: 2 },
    { id: 'art', titel: 'Art', typ: 'auswahl', werte: ['miete', 'eigentum'] },
    { id: 'verheiratet', titel: 'Verheiratet', typ: 'janein' },
    { id: 'bonus', titel: 'Bonus', typ: 'betrag', vorgabe: '0' },
    { id: 'monate', titel: 'Monate', typ: 'ganzzahl' },
    { id: 'bemerkung', titel: 'Bemerkung', typ: 'text', freitext: true, maxLaenge: 100 },
    {
      id: 'kinder',
      titel: 'Kinder',
      typ: 'liste',
      maxAnzahl: 5,
      felder: [
        { id: 'id', titel: 'Kennung', typ: 'text' },
        { id: 'name', titel: 'Name', typ: 'text' },
        { id: 'alter', titel: 'Alter', typ: 'ganzzahl', min: 0 },
        { id: 'schule', titel: 'Geht zur Schule', typ: 'janein' },
        {
          id: 'jobs',
          titel: 'Jobs',
          typ: 'liste',
          felder: [
            { id: 'id', titel: 'Kennung', typ: 'text' },
            { id: 'lohn', titel: 'Lohn', typ: 'betrag' },
          ],
        },
      ],
    },
  ],
}

export const leistung: Json = {
  id: 'probe',
  name: 'Probe',
  leistungsschluessel: '1',
  rechtsgrundlage: 'ProbeG',
  geprueftBis: '2026-12-31',
  automatisierung: { norm: '§ 31a SGB X', ermessen: false, stichprobe: '0.02' },
  ergebnis: {
    betrag: 'ergebnis',
    zeitraumMonate: 3,
    monate: 'monate',
    beginn: 'monat-des-eingangs',
    auswahl: 'monat-oder-entscheidung',
  },
  mitwirkung: { norm: '§ 60 Abs. 1 Nr. 1 SGB I', folgen: '§ 66 SGB I' },
  fristen: { nachforderungTage: 28, erinnerungTage: 14 },
  schutz: { adresse: 'antragsteller.sperre', betreuung: 'antragsteller.betreuung' },
}

export const parameter: Json = {
  parameter: [
    { id: 'satz', typ: 'betrag', wert: '25.50', norm: '§ 2 ProbeG' },
    {
      id: 'stufe',
      typ: 'betrag',
      schluessel: [{ id: 'personen', typ: 'ganzzahl' }],
      werte: [
        [1, '100'],
        [2, '180.50'],
      ],
      norm: '§ 3 ProbeG',
    },
  ],
}

export function ableitung(id: string, typ: string, ausdruck: string, mehr: Json = {}): Json {
  return { id, titel: id, typ, ausdruck, norm: '§ 1 ProbeG', ...mehr }
}

export function regel(code: string, phase: string, type: string, conditions: unknown, mehr: Json = {}): Json {
  return {
    code,
    titel: code,
    norm: '§ 1 ProbeG',
    phase,
    conditions,
    event: { type, params: { text: 'grund' } },
    ...mehr,
  }
}

export const ERGEBNIS = ableitung('ergebnis', 'betrag', 'satz * count(kinder)')
const NIE = regel('PRO-AN-000', 'anspruch', 'ablehnung', {
  all: [{ fact: 'personen', operator: 'lessThan', value: 0 }],
})

/** Files of the package; `ersetzt`: path -> JSON, text, or undefined to leave the file out. */
export function dateien(ersetzt: Record<string, unknown> = {}): Record<string, string> {
  const alle: Record<string, unknown> = {
    'leistung.json': leistung,
    'angaben.json': angaben,
    'nachweise.json': { nachweise: [] },
    'zustaendigkeit.json': {
      regeln: [],
      sonst: { code: 'PRO-ZU-001', organisationseinheit: 'Amt', team: 'Team', fachverfahren: 'fv', aktenplan: '1' },
    },
    'aussteuerung-katalog.json': { gruende: [] },
    'texte/grund.md': 'Der Grund.',
    'fassungen/2023-01-01/parameter.json': parameter,
    'fassungen/2023-01-01/ableitungen.json': { ableitungen: [ERGEBNIS] },
    'fassungen/2023-01-01/regeln/anspruch.json': { regeln: [NIE] },
    ...ersetzt,
  }
  const texte = Object.entries(alle).filter(([, inhalt]) => inhalt !== undefined)
  return Object.fromEntries(texte.map(([name, x]) => [name, typeof x === 'string' ? x : JSON.stringify(x, null, 2)]))
}

/** The package with these computed facts (and the amount) and rules; faults of loading fail the test. */
export function paketMit(teile: {
  ableitungen?: Json[]
  regeln?: Record<string, Json[]>
  ersetzt?: Record<string, unknown>
  erzeuge?: boolean
}): Paket {
  const eigene = teile.ableitungen ?? []
  const ergebnis = eigene.some((a) => a['id'] === 'ergebnis') ? [] : [ERGEBNIS]
  const regeln = Object.entries(teile.regeln ?? {}).map(([phase, liste]) => [
    `fassungen/2023-01-01/regeln/${phase}.json`,
    { regeln: liste },
  ])
  const geladen = ladePaket(
    dateien({
      'fassungen/2023-01-01/ableitungen.json': { ableitungen: [...eigene, ...ergebnis] },
      ...Object.fromEntries(regeln),
      ...teile.ersetzt,
    }),
    { erzeuge: teile.erzeuge ?? true },
  )
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler, null, 2))
  return geladen.paket
}

/** Faults of the package with these files replaced. */
export function fehlerBei(ersetzt: Record<string, unknown>): Ladefehler[] {
  const geladen = ladePaket(dateien(ersetzt))
  return 'fehler' in geladen ? geladen.fehler : []
}
