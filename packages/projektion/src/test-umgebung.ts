import { type Bus, createEmbeddedBus, type Logger, type Signal } from '@weiche/controller'
import { createLog, type Log, logIndexes } from '@weiche/log'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { createSiegel, masterKeyFromBytes, type VorgangSiegel } from '@weiche/siegel'
import { type Ereignis, ereignisTypen, formatVorgangsId } from '@weiche/vorgang'
import { projektionIndexes } from './index.ts'

export type Umgebung = {
  mongo: TestMongo
  siegel: VorgangSiegel
  log: Log
  errors: string[]
  logger: Logger
  /** Appends one commit after the other to a Vorgang and returns its id. */
  gegeben(number: number, ...commits: Ereignis[][]): Promise<string>
  close(): Promise<void>
}

export async function umgebung(): Promise<Umgebung> {
  const mongo = await testMongo({ indexes: [...logIndexes, ...projektionIndexes] })
  const siegel = createSiegel({
    masterKey: masterKeyFromBytes(Buffer.alloc(32, 7)),
    collection: mongo.databases.schluessel.collection('schluessel'),
    jetzt: () => new Date(),
  })
  const log = createLog({ databases: mongo.databases, siegel })
  const errors: string[] = []
  const seqs = new Map<string, number>()
  return {
    mongo,
    siegel,
    log,
    errors,
    logger: { info: () => undefined, warn: () => undefined, error: (event) => errors.push(event) },
    async gegeben(number, ...commits) {
      const vorgangId = idOf(number)
      for (const ereignisse of commits) {
        const gesehen = seqs.get(vorgangId) ?? 0
        const zeitpunkt = new Date(Date.UTC(2025, 5, 1, 8, number, gesehen))
        const entry = {
          vorgangId,
          gesehen,
          service: 'processing' as const,
          ursache: `test.${gesehen}`,
          zeitpunkt,
          ereignisse,
        }
        const { kind } = await log.append(entry)
        if (kind !== 'appended') throw new Error(kind)
        seqs.set(vorgangId, gesehen + 1)
      }
      return vorgangId
    },
    async close() {
      await log.close()
      siegel.close()
      await mongo.stop()
    },
  }
}

export const idOf = (number: number) => formatVorgangsId(Buffer.alloc(16, number))

/** A real bus that notes who was woken. */
export function listeningBus(): { bus: Bus; woken: Signal[] } {
  const bus = createEmbeddedBus({ concurrency: 1 })
  const woken: Signal[] = []
  bus.subscribe('test.hoere', ereignisTypen, async (signal) => {
    woken.push(signal)
  })
  return { bus, woken }
}
