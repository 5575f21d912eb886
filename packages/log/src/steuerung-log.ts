import type { KeyObject } from 'node:crypto'
import type { GroupInsert } from '@weiche/mongo'
import {
  type SteuerungCommit,
  type SteuerungEreignis,
  steuerungId,
  steuerungSchemas,
  upcastSteuerung,
} from '@weiche/vorgang'
import { appendCommit } from './appender.ts'
import type { CommitDoc, Fakten } from './commit-doc.ts'
import { storable } from './kette.ts'
import type { Log } from './log-port.ts'
import type { Reader } from './reader.ts'

/** Control streams lie in the same collection and chain, unsealed: they hold nothing personal. */
export function createSteuerungLog(
  reader: Reader,
  group: GroupInsert<CommitDoc>,
  logKey: KeyObject,
): Pick<Log, 'appendSteuerung' | 'readSteuerung'> {
  return {
    async appendSteuerung(leistung, gesehen, ursache, zeitpunkt, ereignisse) {
      const draft = {
        vorgangId: steuerungId(leistung),
        gesehen,
        service: 'steuerung' as const,
        ursache,
        zeitpunkt: zeitpunkt.toISOString(),
        ereignisse: ereignisse.map(checked),
      }
      const nothing = async () => Buffer.alloc(0)
      const result = await appendCommit(draft, undefined, nothing, { reader, group, logKey })
      return result.kind === 'conflict' ? result : { kind: result.kind, commit: toSteuerung(result.doc) }
    },
    readSteuerung: async (leistung, fromSeq = 1) =>
      (await reader.docs(steuerungId(leistung), fromSeq)).map(toSteuerung),
  }
}

function checked(ereignis: SteuerungEreignis): Fakten {
  const schema = steuerungSchemas[ereignis.type]
  if (!schema) throw new Error(`unknown control event ${ereignis.type}`)
  return storable({ type: ereignis.type, fakten: schema.parse(ereignis.fakten) })
}

function toSteuerung(doc: CommitDoc): SteuerungCommit {
  return {
    seq: doc.seq,
    zeitpunkt: doc.zeitpunkt.toISOString(),
    ereignisse: doc.ereignisse.map(upcastSteuerung),
  }
}
