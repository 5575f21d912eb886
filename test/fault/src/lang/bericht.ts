import Table from 'cli-table3'
import type { Bestand } from '../bestand.ts'
import type { Eintrag } from '../kunde.ts'
import type { Abweichung } from '../vergleich.ts'

/** What came of one scenario. */
export type Protokoll = {
  name: string
  antraege: number
  /** What was done to the cluster. */
  getan: string
  abweichungen: Abweichung[]
  dauerMs: number
  /** From the end of the last fault until everything that was acknowledged was decided, sent, handed over and filed. */
  erholungMs: number
  ledger: readonly Eintrag[]
  bestand: Bestand | undefined
}

export function berichtstafel(protokolle: readonly Protokoll[]): string {
  const table = new Table({
    head: ['Szenario', 'Anträge', 'was geschah', 'verloren', 'doppelt', 'anders', 'Erholung', 'Dauer'],
    style: { head: [], border: [] },
    colWidths: [16, 9, 46, 10, 9, 8, 10, 8],
    wordWrap: true,
  })
  for (const p of protokolle) {
    const count = (art: Abweichung['art']) => p.abweichungen.filter((a) => a.art === art).length
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`
    const zahlen = [count('verloren'), count('doppelt'), count('anders')]
    table.push([p.name, p.antraege, p.getan, ...zahlen, seconds(p.erholungMs), seconds(p.dauerMs)])
  }
  return table.toString()
}
