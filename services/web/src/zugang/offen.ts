import type { Paket } from '@weiche/regelwerk'
import type { Commit, Vorgang } from '@weiche/vorgang'
import type { Kontext } from '../kontext.ts'

/** A Vorgang that is open to who asks, with all a page about it needs. */
export type Offen = { kontext: Kontext; vorgang: Vorgang; commits: readonly Commit[]; paket: Paket }
