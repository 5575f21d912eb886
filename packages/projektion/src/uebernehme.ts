import type { Logger, VorgangLog } from '@weiche/controller'
import type { TailCommit } from '@weiche/log'
import { type Databases, ErrorCode, MongoBulkWriteError, MongoError } from '@weiche/mongo'
import { type Bestandszeile, bestand, toDokument } from './bestand.ts'
import { toZeile } from './zeile.ts'

const FOLDS_AT_ONCE = 50

export type Uebernahme = {
  /** Brings the lines of these commits up to date. Repeatable, in any order. Throws only when the database is away. */
  apply(commits: readonly TailCommit[]): Promise<void>
  /** Vorgaenge whose stream cannot be read (damaged): they have no line, and nobody waits for them. */
  unlesbar: ReadonlySet<string>
}

export function createUebernahme(deps: {
  databases: Databases
  log: Pick<VorgangLog, 'fold'>
  logger: Logger
}): Uebernahme {
  const vorgaenge = bestand(deps.databases)
  const unlesbar = new Set<string>()

  async function lineOf(commit: TailCommit): Promise<Bestandszeile | undefined> {
    try {
      const vorgang = await deps.log.fold(commit.vorgangId, commit.seq)
      unlesbar.delete(commit.vorgangId)
      return vorgang && toDokument(toZeile(vorgang), storedAt(commit))
    } catch (error) {
      if (error instanceof MongoError) throw error
      // One damaged stream must not keep all others from being seen.
      unlesbar.add(commit.vorgangId)
      deps.logger.error('projektion.unlesbar', { vorgangId: commit.vorgangId, seq: commit.seq }, error)
      return undefined
    }
  }

  return {
    unlesbar,
    async apply(commits) {
      const newest = [...new Map(commits.map((c) => [c.vorgangId, c])).values()]
      for (let at = 0; at < newest.length; at += FOLDS_AT_ONCE) {
        const part = newest.slice(at, at + FOLDS_AT_ONCE)
        const lines = await Promise.all(part.map(lineOf))
        const gone = part.filter((_, i) => !lines[i]).map((c) => c.vorgangId)
        await write(
          lines.filter((l) => l !== undefined),
          gone,
        )
      }
    },
  }

  /** Never goes back behind a newer line; then the upsert meets the index, which is as good as written. */
  async function write(lines: Bestandszeile[], gone: string[]): Promise<void> {
    const replacements = lines.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id, seq: { $lt: rest.seq } }, update: { $set: rest }, upsert: true },
    }))
    const removals = gone.map((_id) => ({ deleteOne: { filter: { _id } } }))
    try {
      await vorgaenge.bulkWrite([...replacements, ...removals], { ordered: false })
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error
      const errors = [error.writeErrors].flat()
      if (errors.some((e) => e.code !== ErrorCode.duplicateKey) || errors.length === 0) throw error
    }
  }
}

const storedAt = (commit: TailCommit) => new Date(commit.aufgenommen.getHighBits() * 1000)
