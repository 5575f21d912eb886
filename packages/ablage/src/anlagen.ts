import { createHash, randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Anlagen, StoreResult } from '@weiche/controller'
import type { Databases } from '@weiche/mongo'
import { SiegelVerletzt, type VorgangSiegel } from '@weiche/siegel'
import { toAnzeigename } from './anzeigename.ts'
import { createGridfs } from './gridfs.ts'
import { createKurzgedaechtnis, type Kurzgedaechtnis, MAX_EINTRAG } from './kurzgedaechtnis.ts'
import { NichtAbgelegt } from './nicht-abgelegt.ts'
import { Abgelehnt, pruefe } from './pruefstrom.ts'
import { createFeger, type Feger } from './waisen.ts'

type Metadaten = { vorgangId: string; laenge: number; pruefsumme: string }

export type AnlagenDeps = {
  databases: Databases
  siegel: VorgangSiegel
  /** Largest attachment in bytes; default 10 MB. */
  limits?: { maxBytes: number }
  newId?: () => string
  /** Real time: the age of orphans has nothing to do with the demo clock. */
  realTime?: () => Date
  gedaechtnis?: Kurzgedaechtnis
}

export type Anlagenablage = Anlagen & { fegeWaisen: Feger }

export const MAX_BYTES = 10_000_000
/** What some hundred applications under way bring along. */
const GEDAECHTNIS_BYTES = 32_000_000
/** At most so much is fetched together. */
const AHEAD_BYTES = MAX_EINTRAG

export function createAnlagen(deps: AnlagenDeps): Anlagenablage {
  const { databases, siegel } = deps
  const gridfs = createGridfs<Metadaten>(databases, 'anlagen')
  const maxBytes = deps.limits?.maxBytes ?? MAX_BYTES
  const newId = deps.newId ?? randomUUID
  const realTime = deps.realTime ?? (() => new Date())
  const gedaechtnis = deps.gedaechtnis ?? createKurzgedaechtnis(GEDAECHTNIS_BYTES)
  const purpose = (anlageId: string) => `anlage/${anlageId}`
  const macOf = (vorgangId: string, sha256: Buffer) => siegel.hmac(vorgangId, 'anlage', sha256)

  /** Returns when everything is stored, or throws when nothing is. */
  async function write(vorgangId: string, anlageId: string, stream: Readable, dateiname: string) {
    const geprueft = pruefe(stream, dateiname, maxBytes)
    const small: Buffer[] = []
    let stored: Promise<Metadaten> | undefined
    try {
      // The head decides first: what is refused at the door makes no key.
      const first = await geprueft.bytes.next()
      await pipeline(
        collecting(small, prepend(first.value, geprueft.bytes)),
        await siegel.sealStream(vorgangId, purpose(anlageId)),
        (sealed: AsyncIterable<Buffer>) => {
          stored = gridfs.write(anlageId, sealed, realTime, async () => {
            const { laenge, sha256 } = geprueft.befund()
            return { vorgangId, laenge, pruefsumme: await macOf(vorgangId, sha256) }
          })
          return stored
        },
      )
      const metadaten = await stored!
      if (metadaten.laenge <= MAX_EINTRAG) gedaechtnis.merke(vorgangId, anlageId, Buffer.concat(small))
      return { ...metadaten, medientyp: geprueft.befund().medientyp }
    } finally {
      await stored?.catch(() => undefined)
      await geprueft.bytes.return(undefined)
    }
  }

  /** Those that are stored, by id. */
  async function read(vorgangId: string, ids: readonly string[]): Promise<Map<string, Buffer>> {
    const own = gridfs.files.find({ _id: { $in: [...ids] }, 'metadata.vorgangId': vorgangId } as object)
    const [dateien, stuecke] = await Promise.all([own.toArray(), gridfs.read(ids)])
    const open = async ({ _id, metadata: { laenge, pruefsumme } }: (typeof dateien)[number]) => {
      const bytes = await siegel.openParts(vorgangId, purpose(_id), stuecke.get(_id)!)
      const hash = createHash('sha256').update(bytes).digest()
      if (bytes.length !== laenge || (await macOf(vorgangId, hash)) !== pruefsumme)
        throw new SiegelVerletzt(`attachment ${_id} is not what was stored`)
      return [_id, bytes] as const
    }
    return new Map(await Promise.all(dateien.map(open)))
  }

  return {
    async store(vorgangId, stream, claim): Promise<StoreResult> {
      const anlageId = newId()
      const dateiname = toAnzeigename(claim.dateiname)
      try {
        const { laenge, pruefsumme, medientyp } = await write(vorgangId, anlageId, stream, dateiname)
        const { art, betrifft } = claim
        return { kind: 'stored', ref: { anlageId, art, betrifft, dateiname, medientyp, laenge, pruefsumme } }
      } catch (error) {
        // The rest is read and dropped, so that a multipart body can go on.
        stream.on('error', () => undefined).resume()
        if (error instanceof Abgelehnt) return error.result
        throw error
      }
    },

    async fetchAhead(vorgangId, anlagen) {
      const missing = anlagen.filter(({ anlageId }) => !gedaechtnis.get(vorgangId, anlageId))
      const ids = firstOf(missing, AHEAD_BYTES)
      if (ids.length < 2) return
      for (const [anlageId, bytes] of await read(vorgangId, ids)) gedaechtnis.merke(vorgangId, anlageId, bytes)
    },

    async load(vorgangId, anlageId) {
      const known = gedaechtnis.get(vorgangId, anlageId)
      if (known) return known
      const bytes = (await read(vorgangId, [anlageId])).get(anlageId)
      if (!bytes) throw new NichtAbgelegt(`attachment ${anlageId} of ${vorgangId} is not stored`)
      return bytes
    },

    async discard(vorgangId, anlageIds) {
      const own = gridfs.files.find({ _id: { $in: [...anlageIds] }, 'metadata.vorgangId': vorgangId } as object)
      for await (const { _id } of own) await gridfs.remove(_id)
    },

    fegeWaisen: createFeger(databases, gridfs),
  }
}

/** Ids of the first, as many as have this length together. */
function firstOf(anlagen: readonly { anlageId: string; laenge: number }[], bytes: number): string[] {
  const ids: string[] = []
  let rest = bytes
  for (const { anlageId, laenge } of anlagen) {
    rest -= laenge
    if (rest < 0) break
    ids.push(anlageId)
  }
  return ids
}

/** Keeps what passes by, as long as it is little. */
async function* collecting(kept: Buffer[], bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length <= MAX_EINTRAG) kept.push(chunk)
    else kept.length = 0
    yield chunk
  }
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}
