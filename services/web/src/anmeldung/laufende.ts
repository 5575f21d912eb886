import { randomBytes } from 'node:crypto'
import type { Collection, IndexSpec } from '@weiche/mongo'
import { kennungOf } from '../zugang/sitzungen.ts'
import type { Merkposten } from './anbieter.ts'

export const ANMELDUNGEN_COLLECTION = 'anmeldungen'
/** A sign-in between leaving for the provider and coming back. */
export type AnmeldungDoc = Merkposten & Herkunft & { _id: string; bis: Date }
/** What the browser had open; its cookie does not come back with it from another site. */
export type Herkunft = { zu: string; code: string | undefined; sitzung: string | undefined }

export const anmeldungenIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: ANMELDUNGEN_COLLECTION, name: 'bis', key: { bis: 1 }, expireAfterSeconds: 0 },
]

/** Long enough to find one's identity card. */
const DAUER_MS = 15 * 60_000

export type Laufende = {
  /** Returns the token for the cookie of this one browser. */
  begin(merk: Merkposten, herkunft: Herkunft): Promise<string>
  /** Exactly once, however often and at the same time it is asked; undefined = none of ours, used, or too late. */
  take(token: string): Promise<(Merkposten & Herkunft) | undefined>
}

export function createLaufende(collection: Collection<AnmeldungDoc>, jetzt: () => Date): Laufende {
  return {
    async begin({ state, nonce, verifier }, { zu, code, sitzung }) {
      const token = randomBytes(32).toString('base64url')
      const bis = new Date(jetzt().getTime() + DAUER_MS)
      await collection.insertOne({ _id: kennungOf(token), state, nonce, verifier, zu, code, sitzung, bis })
      return token
    },
    async take(token) {
      const doc = await collection.findOneAndDelete({ _id: kennungOf(token), bis: { $gt: jetzt() } })
      if (!doc) return undefined
      const { state, nonce, verifier, zu, code, sitzung } = doc
      return { state, nonce, verifier, zu, code: code ?? undefined, sitzung: sitzung ?? undefined }
    },
  }
}
