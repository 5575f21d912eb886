import { setTimeout as sleep } from 'node:timers/promises'
import type { Szenario } from '../szenario.ts'

/** Within one day of Berlin: another day is another decision, and rightly so. */
const SPRUENGE_H = [1, -1, 6, -2, 0.5, 0]

export const uhrspruenge: Szenario = {
  name: 'uhrspruenge',
  hypothese:
    'Springt die Uhr der Dienste innerhalb des Tages vor und zurück, bleiben Entscheidungen, Reihenfolge und Kette richtig.',
  jeSekunde: 1.5,
  async stoere({ cluster, mass, say }) {
    for (const stunden of SPRUENGE_H) {
      say(`  Uhr ${stunden >= 0 ? '+' : ''}${stunden} h`)
      cluster.setze({ uhrMs: stunden * 3_600_000 })
      await sleep(mass.spanne * 500)
    }
    return `${SPRUENGE_H.length} Sprünge, ${SPRUENGE_H.join(', ')} h`
  },
}
