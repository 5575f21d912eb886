import type { Pruefpunkt } from '@weiche/vorgang'
import { type Gate, punkteOf } from './gate.ts'

function nachweisGate(id: string, art: Pruefpunkt['art'], code: string, grund: string): Gate {
  return { id, pruefe: (lage) => (punkteOf(lage).some((p) => p.art === art) ? [{ code, grund, sperrt: 'alles' }] : []) }
}

export const ungelesen = nachweisGate(
  'nachweis-ungelesen',
  'nachweis-ungelesen',
  'AS-NACHWEIS-UNGELESEN',
  'Ein Nachweis konnte nicht maschinell gelesen werden.',
)
export const widerspruch = nachweisGate(
  'nachweis-widerspruch',
  'nachweis-widerspruch',
  'AS-NACHWEIS-WIDERSPRUCH',
  'Ein Nachweis widerspricht den Angaben.',
)
export const ungefragt = nachweisGate(
  'nachweis-ungefragt',
  'nachweis-ungefragt',
  'AS-NACHWEIS-UNGEFRAGT',
  'Es liegt ein Schriftstück vor, nach dem die Regeln nicht fragen.',
)
