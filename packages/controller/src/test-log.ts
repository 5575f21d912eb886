import { type Commit, foldVorgang, parseEreignis } from '@weiche/vorgang'
import type { Signal, VorgangLog } from './ports.ts'

export type TestLog = VorgangLog & { signals: Signal[] }

/** The rules of the log in memory, for tests of handlers: both unique keys, schemas, fold. The real one is in @weiche/log. */
export function createTestLog(given: readonly Commit[] = []): TestLog {
  const streams = Map.groupBy(given, (c) => c.vorgangId)
  const signals: Signal[] = []
  const read = async (vorgangId: string, fromSeq = 1) =>
    (streams.get(vorgangId) ?? []).filter((c) => c.seq >= fromSeq).map((c) => structuredClone(c))
  return {
    signals,
    read,
    readUpTo: async (vorgangId, seq) => (await read(vorgangId)).filter((c) => c.seq <= seq),
    fold: async (vorgangId) => foldVorgang(await read(vorgangId)),
    async append({ gesehen, zeitpunkt, ...entry }) {
      const stream = streams.get(entry.vorgangId) ?? []
      const before = stream.find((c) => c.service === entry.service && c.ursache === entry.ursache)
      if (before) return { kind: 'already', commit: before }
      if (stream.length !== gesehen) return { kind: 'conflict' }
      const ereignisse = entry.ereignisse.map(parseEreignis)
      const commit: Commit = { ...entry, ereignisse, seq: gesehen + 1, zeitpunkt: zeitpunkt.toISOString() }
      streams.set(entry.vorgangId, [...stream, commit])
      const types = ereignisse.map((e) => e.type)
      signals.push({ vorgangId: entry.vorgangId, seq: commit.seq, leistung: 'test', types })
      return { kind: 'appended', commit }
    },
  }
}
