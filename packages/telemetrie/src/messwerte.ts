import type { EreignisTyp, Vorgang } from '@weiche/vorgang'
import { createVerteilung, createZaehler } from './messgeraete.ts'

const ereignisse = createZaehler('weiche.ereignisse', 'Events appended')
const entscheidungen = createZaehler('weiche.entscheidungen', 'Decisions; share dunkel = weg "dunkel" of all')
const gates = createZaehler('weiche.gates', 'Gates that were not clear, by reason')
const ausgesteuert = createZaehler('weiche.ausgesteuert', 'Vorgaenge handed to a person')
const MINUTE = 60
const TAG = 86_400
const durchlaufzeit = createVerteilung('weiche.durchlaufzeit', {
  description: 'From the receipt of the Antrag to the first time of each step, by the business clock',
  unit: 's',
  grenzen: [0.1, 0.25, 0.5, 1, 2.5, 5, 15, MINUTE, 15 * MINUTE, 60 * MINUTE, TAG, 3 * TAG, 7 * TAG, 30 * TAG, 90 * TAG],
})

const ABSCHNITTE: Partial<Record<EreignisTyp, string>> = {
  'antrag.geprueft': 'geprueft',
  'vorgang.zugeordnet': 'zugeordnet',
  'entscheidung.getroffen': 'entschieden',
  'bescheid.versandt': 'versandt',
}

/** Counts what a commit of this process brought: each commit is appended, and so counted, in one place. */
export function zaehleCommit({ seq, types }: { seq: number; types: readonly EreignisTyp[] }, vorgang: Vorgang): void {
  const { leistung } = vorgang
  for (const type of types) {
    ereignisse({ leistung, ereignis: type })
    if (type === 'entscheidung.getroffen') zaehleEntscheidung(vorgang)
    if (type === 'regeln.ausgewertet') zaehleGates(vorgang)
    if (type === 'vorgang.ausgesteuert') zaehleAussteuerung(vorgang, seq)
    const abschnitt = ABSCHNITTE[type]
    const times = vorgang.verlauf.filter((e) => e.type === type)
    if (abschnitt === undefined || times.length !== 1) continue
    const seconds = (Date.parse(times[0]!.zeitpunkt) - Date.parse(vorgang.antrag.zeitpunkt)) / 1000
    // Waiting for the citizen is another distribution than our own work.
    durchlaufzeit(seconds, { leistung, abschnitt, nachforderung: vorgang.nachforderung !== undefined })
  }
}

function zaehleEntscheidung({ leistung, entscheidung }: Vorgang): void {
  if (entscheidung) entscheidungen({ leistung, weg: entscheidung.fakten.weg, ausgang: entscheidung.fakten.ausgang })
}

function zaehleGates({ leistung, auswertung }: Vorgang): void {
  for (const { gate, klar, code } of auswertung?.fakten.gates ?? []) if (!klar) gates({ leistung, gate, code })
}

/** By the first part of the code (AS, TECHNIK, WOG): few, whatever rules come. */
function zaehleAussteuerung({ leistung, aussteuerungen }: Vorgang, seq: number): void {
  const { anlass, codes } = aussteuerungen.find((a) => a.seq === seq)?.fakten ?? { anlass: 'unbekannt', codes: [] }
  for (const klasse of new Set(codes.map((code) => code.split('-')[0]!))) ausgesteuert({ leistung, anlass, klasse })
}
