import Table from 'cli-table3'
import pc from 'picocolors'
import type { Ergebnis } from './ergebnis.ts'

export type Tabellenzeile = {
  vorgangId: string
  titel: string
  ergebnis: Ergebnis
  abweichungen: string[]
  dauerMs: number
  wo: string
}

const WEGE: Record<string, string> = {
  dunkel: 'dunkel',
  nachforderung: 'Nachforderung',
  person: 'Person',
  unterwegs: 'unterwegs',
}
const AUSGAENGE: Record<string, string> = { bewilligung: 'Bewilligung', ablehnung: 'Ablehnung', offen: '–' }

/** A table a person can read, and its last line. */
export function renderTabelle(zeilen: readonly Tabellenzeile[]): string {
  const table = new Table({
    head: ['Vorgang', 'Fall', 'Weg', 'Ausgang', 'EUR/Monat', 'Gründe', 'soll', 'Zeit', 'nachzusehen'],
    style: { head: [], border: [], compact: true },
    colWidths: [23, 36, 15, 13, 11, 26, 7, 9, null],
    wordWrap: true,
  })
  for (const z of zeilen) {
    const ok = z.abweichungen.length === 0
    table.push([
      z.vorgangId,
      z.titel,
      WEGE[z.ergebnis.weg] ?? z.ergebnis.weg,
      AUSGAENGE[z.ergebnis.ausgang] ?? z.ergebnis.ausgang,
      z.ergebnis.betraege.join(' / ') || '–',
      z.ergebnis.codes.join(' ') || '–',
      ok ? pc.green('ja') : pc.red('nein'),
      `${Math.round(z.dauerMs)} ms`,
      z.wo,
    ])
  }
  const ok = zeilen.filter((z) => z.abweichungen.length === 0).length
  const faults = zeilen.flatMap((z) => z.abweichungen.map((a) => pc.red(`${z.vorgangId}  ${z.titel}: ${a}`)))
  return [table.toString(), ...faults, `${ok} von ${zeilen.length} wie erwartet`].join('\n')
}
