import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// Compiled code that waits for its turn would be taken for old and thrown away, which no running service does.
setFlagsFromString('--no-flush-bytecode')
/** Sweeps the heap. */
export const fege = runInNewContext('gc') as () => void

/** One way to decide: `entscheide(i)` decides the i-th case. */
export type Kandidat = { name: string; entscheide(index: number): unknown }

/** Decisions of one stretch take about so long: long enough for the CPU clock, short enough to take turns. */
const ZIEL_MS = 150
/** Before the clock runs each goes on for so long: its code is compiled by then. */
const WARM_MS = 1500

/**
 * Microseconds of CPU per decision, one figure per round. All take turns in every round, so that what disturbs the
 * machine disturbs all of them alike. Threads of the process count: an engine that computes elsewhere pays for it.
 */
export async function messeReihum(
  kandidaten: readonly Kandidat[],
  faelle: number,
  runden: number,
): Promise<Map<string, number[]>> {
  const jeRunde = new Map<string, number>()
  for (const kandidat of kandidaten) {
    await fahre(kandidat, faelle, 1)
    let anzahl = 1
    for (let us = 0; us < ZIEL_MS * 1000 && anzahl < 1e7; ) {
      us = (await fahre(kandidat, faelle, anzahl)) * anzahl
      if (us < ZIEL_MS * 1000) anzahl = Math.ceil(anzahl * Math.min(10, (1.2 * ZIEL_MS * 1000) / Math.max(us, 1)))
    }
    jeRunde.set(kandidat.name, anzahl)
    for (let ms = 0; ms < WARM_MS; ms += ZIEL_MS) await fahre(kandidat, faelle, anzahl)
  }
  const werte = new Map<string, number[]>(kandidaten.map(({ name }) => [name, []]))
  for (let runde = 0; runde < runden; runde++)
    for (let i = 0; i < kandidaten.length; i++) {
      const kandidat = kandidaten[(i + runde) % kandidaten.length]!
      werte.get(kandidat.name)!.push(await fahre(kandidat, faelle, jeRunde.get(kandidat.name)!))
    }
  return werte
}

/**
 * The heap is not swept between turns: after that it is too small for a while, and growing it would be measured. The
 * first third of a turn does not count, so that what another left behind is gone.
 */
async function fahre(kandidat: Kandidat, faelle: number, anzahl: number): Promise<number> {
  await laufe(kandidat, faelle, Math.ceil(anzahl / 3))
  const vorher = process.cpuUsage()
  await laufe(kandidat, faelle, anzahl)
  const { user, system } = process.cpuUsage(vorher)
  return (user + system) / anzahl
}

async function laufe({ entscheide }: Kandidat, faelle: number, anzahl: number): Promise<void> {
  for (let i = 0; i < anzahl; i++) {
    const ergebnis = entscheide(i % faelle)
    if (ergebnis instanceof Promise) await ergebnis
  }
}

/** Wall-clock microseconds of single decisions, sorted. */
export function messeEinzeln({ entscheide }: Kandidat, faelle: number, anzahl: number): Float64Array {
  const zeiten = new Float64Array(anzahl)
  for (let i = 0; i < anzahl; i++) {
    const beginn = process.hrtime.bigint()
    entscheide(i % faelle)
    zeiten[i] = Number(process.hrtime.bigint() - beginn) / 1000
  }
  return zeiten.sort()
}
