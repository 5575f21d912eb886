import { createZufall } from '@weiche/test-last'
import { type Art, arten, machFall, zieheFaelle } from './faelle.ts'
import type { Mutation } from './mutationen.ts'
import { ladeRegelwerke } from './regeln.ts'
import type { Ergebnis } from './vergleich.ts'
import { sha256, type Vorrat } from './vorrat.ts'
import { spieleWelt, type Weltlauf } from './welt.ts'

export type Lauf = Weltlauf & { verglichen: number }

/** Plays worlds one after the other in this thread. */
export async function createSpieler(vorrat: Vorrat, mutation?: Mutation): Promise<(seed: number) => Promise<Lauf>> {
  const regelwerke = await ladeRegelwerke(['wohngeld'])
  const unlesbar = { ok: false, grund: 'defekt' } as const
  const lesbar = (bytes: Uint8Array) => vorrat.gelesen[sha256(bytes)] ?? unlesbar
  const immer = { regelwerke, lesbar, ...(mutation && 'ohneIndex' in mutation ? mutation : {}) }
  const ungestoert = new Map<string, Ergebnis | undefined>()

  /** What comes of one application alone on a quiet day; the same for all worlds, so it is played once. */
  async function ohneStoerung(art: Art, person: number): Promise<Ergebnis | undefined> {
    const key = `${art} ${person}`
    if (!ungestoert.has(key)) {
      const fall = machFall(vorrat, createZufall(person), art, person, 0)
      const lauf = await spieleWelt({ ...immer, seed: 1, art: 'still', faelle: [fall] })
      ungestoert.set(key, lauf.ergebnisse[0]?.ergebnis)
    }
    return ungestoert.get(key)
  }

  // Modules that are loaded at their first use take real time; from here on none is left.
  const alles = arten.map((art, nummer) => machFall(vorrat, createZufall(nummer), art, 0, nummer))
  for (const art of ['still', 'sturm'] as const) await spieleWelt({ ...immer, seed: 2, art, faelle: alles })

  return async (seed) => {
    const faelle = zieheFaelle(vorrat, createZufall(seed ^ 0xfa11))
    const lauf = await spieleWelt({ ...immer, seed, art: 'sturm', faelle })
    let verglichen = 0
    for (const { name, art, person, ergebnis } of lauf.ergebnisse) {
      if (lauf.verstoesse.length > 0) break
      const soll = await ohneStoerung(art, person)
      if (soll?.verlauf !== ergebnis.verlauf) continue
      verglichen++
      if (soll.ausgang !== ergebnis.ausgang)
        lauf.verstoesse.push(`${name}: anders als ungestört\n  ist  ${ergebnis.ausgang}\n  soll ${soll.ausgang}`)
    }
    return { ...lauf, verglichen }
  }
}
