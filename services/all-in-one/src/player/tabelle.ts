import Table from 'cli-table3'
import pc from 'picocolors'
import type { Ergebnis } from './ergebnis.ts'

export type Tabellenzeile = {
  vorgangId: string
  titel: string
  ergebnis: Ergebnis
  abweichungen: string[]
  dauerMs: number
}

const WEGE: Record<string, string> = {
  dunkel: 'dunkel',
  nachforderung: 'Nachforderung',
  person: 'Person',
  unterwegs: 'unterwegs',
}
const AUSGAENGE: Record<string, string> = { bewilligung: 'Bewilligung', ablehnung: 'Ablehnung', offen: '–' }
/** Way and outcome, amount, reasons, as expected, time: what is left belongs to the case. */
const WIDTHS = [15, 11, 25, 6, 8]
const NARROWEST = 100
const WIDEST = 150

/** A table a person can read on a terminal of `columns` (from 100 on), and its last line. `fundorte`: where to look. */
export function renderTabelle(zeilen: readonly Tabellenzeile[], columns: number, fundorte: readonly string[]): string {
  const width = Math.min(Math.max(columns, NARROWEST), WIDEST)
  const borders = WIDTHS.length + 2
  const table = new Table({
    head: ['Vorgang und Fall', 'Weg, Ausgang', 'EUR', 'Gründe', 'soll', 'ms'],
    style: { head: [], border: [], compact: true },
    colWidths: [width - borders - WIDTHS.reduce((a, b) => a + b), ...WIDTHS],
    colAligns: ['left', 'left', 'right', 'left', 'left', 'right'],
    wordWrap: true,
  })
  for (const z of zeilen) {
    table.push([
      `${z.vorgangId}\n${z.titel}`,
      `${WEGE[z.ergebnis.weg] ?? z.ergebnis.weg}\n${AUSGAENGE[z.ergebnis.ausgang] ?? z.ergebnis.ausgang}`,
      z.ergebnis.betraege.join('\n') || '–',
      z.ergebnis.codes.join('\n') || '–',
      z.abweichungen.length === 0 ? pc.green('ja') : pc.red('nein'),
      String(Math.round(z.dauerMs)),
    ])
  }
  const ok = zeilen.filter((z) => z.abweichungen.length === 0).length
  const faults = zeilen.flatMap((z) => z.abweichungen.map((a) => pc.red(`${z.vorgangId}  ${z.titel}: ${a}`)))
  return [table.toString(), ...fundorte, ...faults, `${ok} von ${zeilen.length} wie erwartet`].join('\n')
}
