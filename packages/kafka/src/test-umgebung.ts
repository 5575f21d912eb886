import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger, Signal } from '@weiche/controller'
import type { Databases } from '@weiche/mongo'
import { type EreignisTyp, formatVorgangsId } from '@weiche/vorgang'
import { inject } from 'vitest'
import { createClient } from './client.ts'
import type { GeparktDoc } from './parking.ts'
import { signalTopics } from './topics.ts'

export const kafka = inject('kafka')

export const TYPES: EreignisTyp[] = ['bescheid.erstellt']
export const newId = (): string => formatVorgangsId(randomBytes(16))
export const signal = (vorgangId: string, seq = 1, types = TYPES): Signal => ({
  ...{ vorgangId, seq, leistung: 'wohngeld', types },
})

/** Notes what was logged, so that tests can ask for alarms. */
export function notingLogger() {
  const events: string[] = []
  const note = (event: string) => void events.push(event)
  const logger: Logger = { info: note, warn: note, error: note }
  return { logger, events }
}

/** Topics of its own for each test; `topic`: that of service "a". */
export function newPlace(partitions = 4) {
  const prefix = `t${randomBytes(6).toString('hex')}`
  const topics = signalTopics({ prefix, partitions })
  return { prefix, topics, topic: topics.of('a') }
}

export function newClient(logger: Logger = notingLogger().logger) {
  if (!kafka) throw new Error('no broker')
  return createClient({ brokers: [kafka.broker], clientId: 'test', logger })
}

/** Resolves when the kernel has really stopped it: until then it may still answer. */
export async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  await until(() => /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
}

export async function until(what: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) if (await what()) return
  throw new Error('did not come true in time')
}

/** A database for those who only park and note interest, where a mongod would only cost time. */
export function parkingInMemory() {
  const parked: Omit<GeparktDoc, 'zeit'>[] = []
  const interests = new Map<string, Set<EreignisTyp>>()
  const interesse = {
    async updateOne({ _id }: { _id: string }, { $addToSet }: { $addToSet: { types: { $each: EreignisTyp[] } } }) {
      const before = interests.get(_id) ?? new Set()
      const types = new Set([...before, ...$addToSet.types.$each])
      interests.set(_id, types)
      return { upsertedCount: 0, modifiedCount: types.size > before.size ? 1 : 0 }
    },
    find: () => ({ toArray: async () => [...interests].map(([_id, types]) => ({ _id, types: [...types] })) }),
  }
  const geparkt = {
    async updateOne({ _id }: { _id: string }, { $setOnInsert }: { $setOnInsert: Omit<GeparktDoc, '_id' | 'zeit'> }) {
      if (parked.some((p) => p._id === _id)) return { upsertedCount: 0 }
      parked.push({ _id, ...$setOnInsert })
      return { upsertedCount: 1 }
    },
    find({ gruppe, grund }: { gruppe: string; grund: { $in: string[] } }) {
      const found = () => parked.filter((p) => p.gruppe === gruppe && grund.$in.includes(p.grund))
      const cursor = { sort: () => cursor, limit: () => cursor, toArray: async () => found() }
      return cursor
    },
    async deleteMany({ _id }: { _id: { $in: string[] } }) {
      for (const id of _id.$in) {
        const at = parked.findIndex((p) => p._id === id)
        if (at >= 0) parked.splice(at, 1)
      }
    },
  }
  const collection = (name: string) => (name === 'interesse' ? interesse : geparkt)
  return { parked, databases: { arbeit: { collection } } as unknown as Databases }
}
