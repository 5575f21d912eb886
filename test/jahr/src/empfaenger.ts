import type { Exchange } from '@weiche/all-in-one'
import { type Effekt, nameOf } from '@weiche/austausch'

type Ziel = Exchange['brief']

/** A print shop and a Fachverfahren outside: they remember what they got through every restart, and count it. */
export function createEmpfaenger() {
  const erhalten = new Map<string, number>()
  const belege = new Map<string, Awaited<ReturnType<Ziel['schreibe']>>>()
  const ziel = {
    finde: async (effekt: Effekt) => belege.get(nameOf(effekt)),
    async schreibe({ effekt, datum, dokumentId }: { effekt: Effekt; datum: string; dokumentId: string }) {
      const name = nameOf(effekt)
      erhalten.set(name, (erhalten.get(name) ?? 0) + 1)
      const beleg = { effekt: name, dateien: [`${name}.json`], dokumentId, datum }
      belege.set(name, beleg)
      return beleg
    },
  }
  const exchange = { brief: ziel, eakte: ziel, fachverfahren: async () => ziel } as unknown as Exchange
  return {
    exchange,
    /** How often each effect arrived, by its name. */
    erhalten,
    /** Letters of that kind to this Vorgang. */
    briefe: (art: string, vorgangId: string) =>
      [...erhalten.keys()].filter((n) => n.startsWith(`${art}_${vorgangId}_`)),
  }
}
export type Empfaenger = ReturnType<typeof createEmpfaenger>
