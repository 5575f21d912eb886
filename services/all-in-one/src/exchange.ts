import { createBriefZiel, createEakteZiel, createFachverfahrenZiel, type Uebergabe, type Ziel } from '@weiche/austausch'
import { liesUngeklaert } from '@weiche/intake'
import type { Pfade } from './pfade.ts'

/** The receivers behind the exchange folders. */
export async function createExchange({ austausch, fachverfahren }: Pick<Pfade, 'austausch' | 'fachverfahren'>) {
  const [brief, eakte] = await Promise.all([createBriefZiel(austausch.brief), createEakteZiel(austausch.eakte)])
  const connected = new Map<string, Promise<Ziel<Uebergabe>>>()
  return {
    brief,
    eakte,
    /** Post that waits for a person. */
    ungeklaert: () => liesUngeklaert(austausch.posteingang),
    /** A folder per Fachverfahren, made when the first case goes there. */
    fachverfahren(name: string): Promise<Ziel<Uebergabe>> {
      const known = connected.get(name)
      if (known) return known
      if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`no name of a Fachverfahren: ${name}`)
      const connecting = createFachverfahrenZiel(fachverfahren(name))
      connected.set(name, connecting)
      connecting.catch(() => connected.delete(name))
      return connecting
    },
  }
}
export type Exchange = Awaited<ReturnType<typeof createExchange>>
