import type { Muster } from '../last.ts'
import type { Optionen } from '../optionen.ts'
import type { Tafel } from '../tafel.ts'

/** What every measurement of the cluster is given. */
export type Umfeld = {
  ordner: string
  muster: readonly Muster[]
  optionen: Optionen
  tafel: Tafel
  say(text: string): void
}
