import { druckeSpur, type Paket } from '@weiche/regelwerk'
import type { Lauf } from './falllauf.ts'

/** Which cases gave a computed fact which values; an item's facts go under the fact that made them. */
export type Wirkung = { faelle(id: string, je: string | undefined, wert?: (wert: unknown) => boolean): Set<string> }

export function wirkungVon(paket: Paket, laeufe: readonly Lauf[]): Wirkung {
  const werte = new Map<string, { fall: string; wert: unknown }[]>()
  for (const { fall, spuren } of laeufe)
    for (const spur of spuren)
      for (const [id, wert] of Object.entries(druckeSpur(paket.kompiliert, spur).werte)) {
        const name = nameOf(id)
        const liste = werte.get(name)
        if (liste) liste.push({ fall, wert })
        else werte.set(name, [{ fall, wert }])
      }
  return {
    faelle(id, je, passt = istEtwas) {
      const name = je === undefined ? id : `[].${id.slice(id.indexOf('.') + 1)}`
      return new Set((werte.get(name) ?? []).filter(({ wert }) => passt(wert)).map(({ fall }) => fall))
    },
  }
}

/** "haushalt.mitglieder[m1].alter" -> "[].alter". */
function nameOf(id: string): string {
  const ende = id.lastIndexOf(']')
  return ende < 0 ? id : `[]${id.slice(ende + 1)}`
}

/** Zero, no and nothing have no effect. */
function istEtwas(wert: unknown): boolean {
  if (wert === null || wert === false || wert === '') return false
  return typeof wert === 'string' ? !/^-?0+(\.0+)?$/.test(wert) : !Array.isArray(wert) || wert.length > 0
}
