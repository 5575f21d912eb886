import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
  /** From the end of the last fault: until an application that was still open was done (median), until all were. */
  erholung: { p50Ms: number; maxMs: number }
  ledger: readonly Eintrag[]
  bestand: Bestand | undefined
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`

export function berichtstafel(protokolle: readonly Protokoll[]): string {
  const table = new Table({
    head: ['Szenario', 'Anträge', 'was geschah', 'verloren', 'doppelt', 'anders', 'Kette', 'p50', 'Erholung', 'Dauer'],
    style: { head: [], border: [] },
    colWidths: [16, 9, 44, 10, 9, 8, 7, 9, 10, 9],
    wordWrap: true,
  })
  for (const p of protokolle) {
    const count = (art: Abweichung['art']) => p.abweichungen.filter((a) => a.art === art).length
    const { p50Ms, maxMs } = p.erholung
    table.push([
      ...[p.name, p.antraege, p.getan],
      ...[count('verloren'), count('doppelt'), count('anders'), count('kette') === 0 ? 'rein' : 'BRUCH'],
      ...[seconds(p50Ms), seconds(maxMs), seconds(p.dauerMs)],
    ])
  }
  return table.toString()
}

const ORDNER = fileURLToPath(new URL('../../.ergebnis', import.meta.url))

/** Keeps what was said for whoever asks later; returns the file. */
export function verwahre(zeilen: readonly string[], begonnen: Date): string {
  mkdirSync(ORDNER, { recursive: true })
  const datei = join(ORDNER, `lang-${begonnen.toISOString().slice(0, 19).replaceAll(':', '')}.txt`)
  writeFileSync(datei, `${zeilen.join('\n')}\n`)
  return datei
}
