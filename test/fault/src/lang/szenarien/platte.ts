import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Szenario } from '../szenario.ts'

const STUECK = Buffer.alloc(1024 * 1024)

/** Real: the file system of the installation is small and full, for databases, broker, heads and exchange folders alike. */
export const platteVoll: Szenario = {
  name: 'platte-voll',
  hypothese:
    'Ist die Platte voll, wird nichts mehr quittiert; ist wieder Platz, geht es von selbst weiter, ohne Lücke und ohne halbe Dateien.',
  jeSekunde: 1,
  fehlt: ({ platteKlein }) =>
    platteKlein ? undefined : 'ein kleines Dateisystem lässt sich nur mit den Rechten von root einhängen',
  async stoere({ cluster, mass, say }) {
    const datei = join(cluster.pfade.daten, 'fuellung')
    const voll = fuelle(datei)
    say(`  Platte voll (${voll} MB Füllung) für ${2 * mass.spanne} s`)
    for (const end = Date.now() + 2_000 * mass.spanne; Date.now() < end; await sleep(500)) fuelle(datei)
    const tot = ['mongod', 'kafka'].filter((art) => cluster.prozesse(art).length === 0)
    rmSync(datei)
    return `Dateisystem ${2 * mass.spanne} s voll; am Ende standen: ${tot.join(', ') || 'keine'}`
  },
}

/** Until nothing goes in any more; returns MB written. What others free meanwhile is filled again by the next call. */
function fuelle(datei: string): number {
  const file = openSync(datei, 'a')
  try {
    for (let mb = 0; ; mb++) if (writeSync(file, STUECK) < STUECK.length) return mb
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    return 0
  } finally {
    closeSync(file)
  }
}
