import { setTimeout as sleep } from 'node:timers/promises'
import type { Szenario } from '../szenario.ts'
import { mischeGruppen } from './thema.ts'

const ABSTAND_MS = 10_000

export const umverteilung: Szenario = {
  name: 'umverteilung',
  hypothese:
    'Werden die Partitionen aller Gruppen alle zehn Sekunden neu verteilt, bleibt nichts liegen und nichts geschieht doppelt.',
  jeSekunde: 1.5,
  async stoere({ cluster, mass, say }) {
    const male = Math.max(2, Math.round(mass.spanne / 2.5))
    for (let n = 0; n < male; n++) {
      const begin = performance.now()
      await mischeGruppen(cluster, ABSTAND_MS / 3)
      say(`  ${n + 1} von ${male}-mal neu verteilt`)
      await sleep(Math.max(0, ABSTAND_MS - (performance.now() - begin)))
    }
    return `${male}-mal alle Gruppen gemischt`
  },
}
