import { createHash, randomBytes } from 'node:crypto'
import type { Collection, IndexSpec } from '@weiche/mongo'
import type { Zugang } from './zugang.ts'

export const SITZUNGEN_COLLECTION = 'sitzungen'
/** The token itself is only in the browser: who reads this collection cannot be somebody else. */
export type SitzungDoc = {
  _id: string
  zugang: Zugang
  begonnen: Date
  zuletzt: Date
  bis: Date
  /** Keyed hash of the session at the provider, which can end this one. */
  quelle?: string
}

export const sitzungenIndexes: readonly IndexSpec[] = [
  { db: 'arbeit', collection: SITZUNGEN_COLLECTION, name: 'bis', key: { bis: 1 }, expireAfterSeconds: 0 },
  { db: 'arbeit', collection: SITZUNGEN_COLLECTION, name: 'konto', key: { 'zugang.konto': 1 }, sparse: true },
  { db: 'arbeit', collection: SITZUNGEN_COLLECTION, name: 'quelle', key: { quelle: 1 }, sparse: true },
]

const IDLE_MS = 30 * 60_000
const ABSOLUTE_MS = 10 * 3_600_000
/** A page that is read costs one write a minute, not one a request. */
const NOTE_MS = 60_000
const BYTES = 32
/** Of one account: telephone, computer at home, and one more. */
const MOST = 3

export type Sitzungen = {
  /** A new one; returns the token for the cookie. The oldest of more than three of one account ends. */
  begin(zugang: Zugang, quelle?: string): Promise<string>
  /** Another right for the same session, under a new token; it ends when the old one would have. undefined = it has ended. */
  wechsle(token: string, zugang: Zugang): Promise<string | undefined>
  /** The right of this token now. Who asks keeps the session alive; the page that asks by itself (`seite`) does not. */
  zugang(token: string, wer?: 'mensch' | 'seite'): Promise<Zugang>
  end(token: string): Promise<void>
  /** Ends all sessions of one account, those that came from one session at the provider, or the one that is called so (`kennungOf`). */
  endAll(welche: { konto: string } | { quelle: string } | { kennung: string }): Promise<void>
}

/** Sessions on the server. `jetzt` is the machine's clock: sign-in runs out in real time, whatever the business clock does. */
export function createSitzungen(collection: Collection<SitzungDoc>, jetzt: () => Date): Sitzungen {
  const endOf = (begonnen: Date, now: Date) =>
    new Date(Math.min(now.getTime() + IDLE_MS, begonnen.getTime() + ABSOLUTE_MS))

  async function insert(doc: Pick<SitzungDoc, 'zugang' | 'begonnen' | 'quelle'>): Promise<string> {
    const token = randomBytes(BYTES).toString('base64url')
    const zuletzt = jetzt()
    await collection.insertOne({ _id: kennungOf(token), ...doc, zuletzt, bis: endOf(doc.begonnen, zuletzt) })
    return token
  }

  /** After the insert, so that of many at once three are left. */
  async function endOldest(konto: string): Promise<void> {
    const all = await collection
      .find({ 'zugang.konto': { $eq: konto } }, { projection: { _id: 1 } })
      .sort({ begonnen: -1, _id: 1 })
      .toArray()
    if (all.length > MOST) await collection.deleteMany({ _id: { $in: all.slice(MOST).map((d) => d._id) } })
  }

  return {
    async begin(zugang, quelle) {
      const token = await insert({ zugang, begonnen: jetzt(), ...(quelle === undefined ? {} : { quelle }) })
      if (zugang.art === 'person') await endOldest(zugang.konto)
      return token
    },
    async wechsle(token, zugang) {
      const old = await collection.findOne({ _id: kennungOf(token), bis: { $gt: jetzt() } })
      if (!old) return undefined
      const { begonnen, quelle } = old
      const neu = await insert({ zugang, begonnen, ...(quelle === undefined ? {} : { quelle }) })
      // Who signed out meanwhile, in whatever way, stays signed out.
      const { deletedCount } = await collection.deleteOne({ _id: old._id })
      if (deletedCount === 1) return neu
      await collection.deleteOne({ _id: kennungOf(neu) })
      return undefined
    },
    async zugang(token, wer = 'mensch') {
      const now = jetzt()
      // The database removes it later than it ends.
      const doc = await collection.findOne({ _id: kennungOf(token), bis: { $gt: now } })
      if (!doc) return { art: 'none' }
      if (wer === 'mensch' && now.getTime() - doc.zuletzt.getTime() > NOTE_MS)
        await collection.updateOne({ _id: doc._id }, { $set: { zuletzt: now, bis: endOf(doc.begonnen, now) } })
      return doc.zugang
    },
    async end(token) {
      await collection.deleteOne({ _id: kennungOf(token) })
    },
    async endAll(welche) {
      if ('konto' in welche) await collection.deleteMany({ 'zugang.konto': { $eq: welche.konto } })
      else if ('quelle' in welche) await collection.deleteMany({ quelle: { $eq: welche.quelle } })
      else await collection.deleteOne({ _id: welche.kennung })
    },
  }
}

/** What a session is called in the database; worthless as a token. */
export const kennungOf = (token: string): string => createHash('sha256').update(token).digest('hex')
