import type { Zufall } from '@weiche/test-last'
import type { Testcluster } from './testcluster.ts'

/** How hard it is to be. */
export type Mass = {
  /** kill -9 in all. */
  kills: number
  /** SIGSTOP of each kind, in seconds. */
  frost: number
  /** One spell of any other fault, in seconds. */
  spanne: number
}

/** `platteKlein`: the whole installation lies in a small file system of its own, which can be filled up. */
export type Lage = {
  cluster: Testcluster
  zufall: Zufall
  mass: Mass
  platteKlein: boolean
  say(text: string): void
}

/** One experiment: what is expected is written down before; load goes on during all of it. */
export type Szenario = {
  name: string
  /** German; what must be true afterwards beyond what always must (nothing lost, nothing twice, same decisions). */
  hypothese: string
  /** New applications per second while it lasts. */
  jeSekunde: number
  /** Undefined = it can be had here; otherwise the German reason why not. */
  fehlt?(lage: Pick<Lage, 'platteKlein'>): string | undefined
  /** Disturbs and heals; resolves with what was done, for the report, when the world is good again. Throws when the hypothesis is refuted. */
  stoere(lage: Lage): Promise<string>
}
