import type { Logger, VorgangLog } from '@weiche/controller'
import { type Databases, ErrorCode, MongoBulkWriteError, MongoError } from '@weiche/mongo'
import { UnbekanntesEreignis } from '@weiche/vorgang'
import { LRUCache } from 'lru-cache'
import { bisBau, vorBau } from './bau.ts'
import { type Bestandszeile, bestand, toDokument } from './bestand.ts'
import { type Anlass, noteUnverstanden } from './unverstanden.ts'
import { toZeile } from './zeile.ts'

const FOLDS_AT_ONCE = 50

/** Brings the lines of these commits up to date. Repeatable, in any order. Throws only when the database is away. */
export type Uebernahme = (commits: readonly Anlass[]) => Promise<void>

export function createUebernahme(deps: {
  databases: Databases
  log: Pick<VorgangLog, 'fold'>
  logger: Logger
  /** Number of the Bau in which the lines are made. */
  bau: number
}): Uebernahme {
  const vorgaenge = bestand(deps.databases)
  /** vorgangId -> seq of the line this process wrote: a fold runs ahead of the tail, so later commits bring nothing new. */
  const written = new LRUCache<string, number>({ max: 20_000 })

  async function lineOf(commit: Anlass): Promise<Bestandszeile | 'gone' | 'unknown'> {
    try {
      const vorgang = await deps.log.fold(commit.vorgangId, commit.seq)
      return vorgang ? toDokument(toZeile(vorgang), storedAt(commit), deps.bau, vorgang.konten) : 'gone'
    } catch (error) {
      if (error instanceof MongoError) throw error
      if (error instanceof UnbekanntesEreignis) {
        deps.logger.error('ereignis.unbekannt', {
          ...{ vorgangId: commit.vorgangId, art: error.type, version: error.version },
        })
        return 'unknown'
      }
      // One damaged stream must not keep all others from being seen.
      deps.logger.error('projektion.unlesbar', { vorgangId: commit.vorgangId, seq: commit.seq }, error)
      return 'gone'
    }
  }

  return async (commits) => {
    const newest = [...new Map(commits.map((c) => [c.vorgangId, c])).values()]
    const news = newest.filter((c) => (written.get(c.vorgangId) ?? 0) < c.seq)
    for (let at = 0; at < news.length; at += FOLDS_AT_ONCE) {
      const part = news.slice(at, at + FOLDS_AT_ONCE)
      const lines = await Promise.all(part.map(lineOf))
      await write(part.map((c, i) => operation(c, lines[i]!, deps.bau)))
      for (const line of lines) if (typeof line === 'object') written.set(line._id, line.seq)
    }
  }

  /** Never goes back behind a newer line, or one of a later Bau: then the upsert meets the index, which is as good as written. */
  async function write(operations: Parameters<typeof vorgaenge.bulkWrite>[0]): Promise<void> {
    try {
      await vorgaenge.bulkWrite(operations, { ordered: false })
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error
      const errors = [error.writeErrors].flat()
      if (errors.some((e) => e.code !== ErrorCode.duplicateKey) || errors.length === 0) throw error
    }
  }
}

function operation(commit: Anlass, line: Bestandszeile | 'gone' | 'unknown', bau: number) {
  if (line === 'unknown') return noteUnverstanden(commit, bau)
  return line === 'gone' ? remove(commit, bau) : replace(line)
}

const remove = ({ vorgangId, seq }: Anlass, bau: number) => ({
  deleteOne: { filter: { _id: vorgangId, seq: { $lte: seq }, ...bisBau(bau) } },
})
const replace = ({ _id, ...rest }: Bestandszeile) => {
  const { bau, seq } = rest
  return {
    updateOne: {
      filter: { _id, $or: [vorBau(bau), { bau, seq: { $lt: seq } }] },
      update: { $set: rest },
      upsert: true,
    },
  }
}
const storedAt = (commit: Anlass) => new Date(commit.aufgenommen.getHighBits() * 1000)
