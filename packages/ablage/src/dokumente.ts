import type { Dokumente } from '@weiche/controller'
import { Binary, createGroupInsert, type Databases, gather, type IndexSpec } from '@weiche/mongo'
import { SiegelVerletzt, type VorgangSiegel } from '@weiche/siegel'
import { createKurzgedaechtnis, type Kurzgedaechtnis } from './kurzgedaechtnis.ts'
import { NichtAbgelegt } from './nicht-abgelegt.ts'

type Name = { vorgangId: string; dokumentId: string }
type Dokument = { _id: Name; versiegelt: Binary; abgelegt: Date }

/** A document is one record, stored in one atomic insert; letters are far smaller than its limit. */
export const MAX_DOKUMENT_BYTES = 15_000_000
const GEDAECHTNIS_BYTES = 16_000_000
/** Asked for together; few, because each may be large. */
const AT_ONCE = 16

export const dokumenteIndexes: readonly IndexSpec[] = [
  { db: 'ablage', collection: 'dokumente', name: 'vorgang', key: { '_id.vorgangId': 1 } },
]

/** The id is the HMAC of the content under the key of the Vorgang, so the same result stored twice is the same document. */
export function createDokumente(deps: {
  databases: Databases
  siegel: VorgangSiegel
  realTime?: () => Date
  gedaechtnis?: Kurzgedaechtnis
}): Dokumente {
  const { siegel } = deps
  const dokumente = deps.databases.ablage.collection<Dokument>('dokumente')
  const group = createGroupInsert(dokumente)
  const realTime = deps.realTime ?? (() => new Date())
  const gedaechtnis = deps.gedaechtnis ?? createKurzgedaechtnis(GEDAECHTNIS_BYTES)
  const fetch = gather<Name, Dokument | undefined>({
    ...{ waitMs: 1, limit: AT_ONCE },
    async run(names) {
      const found = await dokumente.find({ _id: { $in: names } }).toArray()
      return names.map((n) => found.find(({ _id }) => _id.dokumentId === n.dokumentId && _id.vorgangId === n.vorgangId))
    },
  })
  const purpose = (dokumentId: string) => `dokument/${dokumentId}`

  return {
    async put(vorgangId, bytes) {
      if (bytes.length > MAX_DOKUMENT_BYTES) throw new Error(`document of ${bytes.length} bytes is too large to store`)
      const dokumentId = await siegel.hmac(vorgangId, 'dokument', bytes)
      const versiegelt = new Binary(await siegel.seal(vorgangId, purpose(dokumentId), bytes))
      await group.insert({ _id: { vorgangId, dokumentId }, versiegelt, abgelegt: realTime() })
      gedaechtnis.merke(vorgangId, dokumentId, Buffer.from(bytes))
      return dokumentId
    },

    async get(vorgangId, dokumentId) {
      const known = gedaechtnis.get(vorgangId, dokumentId)
      if (known) return known
      const found = await fetch({ vorgangId, dokumentId })
      if (!found) throw new NichtAbgelegt(`document ${dokumentId} of ${vorgangId} is not stored`)
      const bytes = await siegel.open(vorgangId, purpose(dokumentId), found.versiegelt.value())
      if ((await siegel.hmac(vorgangId, 'dokument', bytes)) !== dokumentId)
        throw new SiegelVerletzt(`document ${dokumentId} is not what was stored`)
      return bytes
    },
  }
}
