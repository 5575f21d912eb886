import { createHash, randomBytes } from 'node:crypto'
import type { Collection, IndexSpec } from '@weiche/mongo'
import type { Zugang } from './zugang.ts'

export const SITZUNGEN_COLLECTION = 'sitzungen'
/** The token itself is only in the browser: who reads this collection cannot be somebody else. */
export type SitzungDoc = { _id: string; zugang: Zugang; begonnen: Date; zuletzt: Date; bis: Date }

export const sitzungenIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: SITZUNGEN_COLLECTION, name: 'bis', key: { bis: 1 }, expireAfterSeconds: 0 },
]

const IDLE_MS = 30 * 60_000
const ABSOLUTE_MS = 10 * 3_600_000
/** A page that is read costs one write a minute, not one a request. */
const NOTE_MS = 60_000
const BYTES = 32

export type Sitzungen = {
  /** A new one; returns the token for the cookie. */
  begin(zugang: Zugang): Promise<string>
  /** The right of this token now; reading it keeps the session alive. */
  zugang(token: string): Promise<Zugang>
  end(token: string): Promise<void>
}

/** Sessions on the server. `jetzt` is the machine's clock: sign-in runs out in real time, whatever the business clock does. */
export function createSitzungen(collection: Collection<SitzungDoc>, jetzt: () => Date): Sitzungen {
  const endOf = (begonnen: Date, now: Date) =>
    new Date(Math.min(now.getTime() + IDLE_MS, begonnen.getTime() + ABSOLUTE_MS))
  return {
    async begin(zugang) {
      const token = randomBytes(BYTES).toString('base64url')
      const now = jetzt()
      await collection.insertOne({ _id: hashOf(token), zugang, begonnen: now, zuletzt: now, bis: endOf(now, now) })
      return token
    },
    async zugang(token) {
      const now = jetzt()
      // The database removes it later than it ends.
      const doc = await collection.findOne({ _id: hashOf(token), bis: { $gt: now } })
      if (!doc) return { art: 'none' }
      if (now.getTime() - doc.zuletzt.getTime() > NOTE_MS)
        await collection.updateOne({ _id: doc._id }, { $set: { zuletzt: now, bis: endOf(doc.begonnen, now) } })
      return doc.zugang
    },
    async end(token) {
      await collection.deleteOne({ _id: hashOf(token) })
    },
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
