import type { Befund } from '@weiche/log'
import { type Databases, ErrorCode, errorCode, type Timestamp } from '@weiche/mongo'

/** Chain findings that are kept; the rest is only counted. */
const MAX_BEFUNDE = 100

/**
 * The running account of the log, in `<prefix>_arbeit.abgleich`: what arrived up to `bis` was counted and its chain calculated. It
 * may be lost: then everything is read again.
 */
export type Buch = {
  bis: Timestamp | undefined
  commits: number
  angenommen: Record<string, number>
  /** What is wrong with the chain; only a full look takes it back. */
  befunde: Befund[]
  befundeGesamt: number
  voll: Vollpruefung | undefined
}
/** The last full look: every chain from its first commit, every head. */
export type Vollpruefung = { am: Date; dauerMs: number; commits: number; stroeme: number; koepfe: number }

export const leeresBuch: Buch = {
  bis: undefined,
  commits: 0,
  angenommen: {},
  befunde: [],
  befundeGesamt: 0,
  voll: undefined,
}

/** Names of Leistungen are values here, never field names. */
type BuchDoc = Omit<Buch, 'angenommen' | 'voll' | 'bis'> & {
  _id: 'buch'
  bis: Timestamp | null
  angenommen: [string, number][]
  voll: Vollpruefung | null
}
const buch = (databases: Databases) => databases.arbeit.collection<BuchDoc>('abgleich')

export async function ladeBuch(databases: Databases): Promise<Buch> {
  const doc = await buch(databases).findOne({ _id: 'buch' })
  if (!doc) return leeresBuch
  const { _id, angenommen, bis, voll, ...rest } = doc
  return { ...rest, bis: bis ?? undefined, voll: voll ?? undefined, angenommen: Object.fromEntries(angenommen) }
}

/** Two may look at the same time: whoever began at the place that is stored goes on with it, the other's account is dropped. */
export async function speichereBuch(databases: Databases, vorher: Buch, neu: Buch): Promise<void> {
  const { angenommen, befunde, bis, voll, ...rest } = neu
  const doc = {
    ...rest,
    bis: bis ?? null,
    voll: voll ?? null,
    befunde: befunde.slice(0, MAX_BEFUNDE),
    angenommen: Object.entries(angenommen),
  }
  try {
    await buch(databases).replaceOne({ _id: 'buch', bis: vorher.bis ?? null }, doc, { upsert: true })
  } catch (error) {
    if (errorCode(error) !== ErrorCode.duplicateKey) throw error
  }
}
