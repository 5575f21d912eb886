import { type IndexSpec, Timestamp } from '@weiche/mongo'
import type { Doc } from './filter.ts'
import { type Eintrag, Sammlung } from './sammlung.ts'

/** What lasts: the four databases, whatever dies around them. */
export type Speicher = {
  sammlung(db: string, name: string): Sammlung
  /** Stored and stamped by the server; a majority does not have it yet. */
  merkeUnbestaetigt(sammlung: Sammlung, eintrag: Eintrag, jetzt: number): void
  /** A majority has this, and with it everything that was stored before. */
  bestaetigeBis(eintrag: Eintrag): void
  /** What is stored and not yet with a majority. */
  unbestaetigt(): readonly Eintrag[]
  /** Another primary, which has everything up to somewhere: the rest is gone. Who was waiting for an answer gets an error. */
  failover(anteil: number): void
  /** Changes with every fail-over. */
  amtszeit(): number
}

export function createSpeicher(
  indexe: readonly IndexSpec[],
  beiMehrheit: (sammlung: string, doc: Doc) => void,
): Speicher {
  const sammlungen = new Map<string, Sammlung>()
  /** In the order in which they were stored. */
  const offen = new Map<Eintrag, Sammlung>()
  let amtszeit = 1
  let zaehler = 0

  function bestaetigeBis(bis: Eintrag): void {
    if (!offen.has(bis)) return
    for (const [eintrag, sammlung] of offen) {
      offen.delete(eintrag)
      eintrag.mehrheit = true
      beiMehrheit(sammlung.name, eintrag.doc)
      if (eintrag === bis) return
    }
  }

  return {
    sammlung(db, name) {
      const full = `${db}.${name}`
      const known = sammlungen.get(full)
      if (known) return known
      const unique = indexe.filter((i) => i.unique && i.db === db && i.collection === name)
      const made = new Sammlung(
        full,
        unique.map(({ name, key }) => ({ name, felder: Object.keys(key) })),
      )
      sammlungen.set(full, made)
      return made
    },
    merkeUnbestaetigt(sammlung, eintrag, jetzt) {
      if (eintrag.doc['aufgenommen'] instanceof Timestamp)
        eintrag.doc['aufgenommen'] = new Timestamp({ t: Math.floor(jetzt / 1000), i: ++zaehler })
      offen.set(eintrag, sammlung)
    },
    bestaetigeBis,
    unbestaetigt: () => [...offen.keys()],
    failover(anteil) {
      amtszeit++
      const all = [...offen.keys()]
      const bleibt = all[Math.floor(anteil * all.length) - 1]
      if (bleibt) bestaetigeBis(bleibt)
      for (const [eintrag, sammlung] of offen) sammlung.remove(eintrag)
      offen.clear()
    },
    amtszeit: () => amtszeit,
  }
}
