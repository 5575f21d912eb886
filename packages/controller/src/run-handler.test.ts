import { UnbekanntesEreignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import type { Handler } from './handler.ts'
import { MAX_ATTEMPTS, runHandler } from './run-handler.ts'
import { createTestLog } from './test-log.ts'

const vorgangId = e.testVorgangId
const signal = { vorgangId, seq: 1, leistung: 'wohngeld', types: [] }
class Ausfall extends Error {}

/** A step that meets these faults one after the other, then succeeds. */
async function run(faults: Error[], append?: (log: ReturnType<typeof createTestLog>) => void) {
  const log = createTestLog(e.strom([e.eingegangen()]))
  append?.(log)
  const pauses: number[] = []
  const handler: Handler = {
    name: 'validation.pruefe',
    service: 'validation',
    wakesOn: [],
    async handle(v) {
      if (v.pruefung) return undefined
      const fault = faults.shift()
      if (fault) throw fault
      return { antwortAuf: v.antrag.id, ereignisse: [e.geprueft(v.grundlage)] }
    },
  }
  const silent = () => undefined
  await runHandler(handler, signal, {
    log,
    uhr: { jetzt: () => new Date('2025-06-01T10:00:00Z') },
    logger: { info: silent, warn: silent, error: silent },
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    isOutage: (error) => error instanceof Ausfall,
  })
  const commits = await log.read(vorgangId, 2)
  return { types: commits.flatMap((c) => c.ereignisse.map((x) => x.type)), commits, pauses }
}
const times = (n: number, make: () => Error) => Array.from({ length: n }, make)

test('a step that fails now and then is tried again, with growing pauses', async () => {
  const { types, pauses } = await run(times(MAX_ATTEMPTS - 1, () => new Error('now and then')))
  expect(types).toEqual(['antrag.geprueft'])
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
})

test('a step that keeps failing brings a person, with its code', async () => {
  const { commits } = await run(times(MAX_ATTEMPTS, () => new Error('always')))
  expect(commits.flatMap((c) => c.ereignisse)).toMatchObject([
    { type: 'vorgang.ausgesteuert', fakten: { anlass: 'technisch', codes: ['TECHNIK-VALIDATION-PRUEFE'] } },
  ])
})

test('a newer input is another chance: nobody is asked about the one before', async () => {
  const faults = times(MAX_ATTEMPTS, () => new Error('always'))
  const { types } = await run(faults, (log) => {
    const { fold } = log
    log.fold = async (id) => {
      const v = await fold(id)
      if (faults.length === 0 && v?.seq === 1)
        await log.append({
          vorgangId,
          gesehen: 1,
          service: 'intake',
          ursache: 'n',
          zeitpunkt: new Date(0),
          ereignisse: [e.nachgereicht()],
        })
      return fold(id)
    }
  })
  expect(types).toEqual(['nachreichung.eingegangen'])
})

test('an outage of the database brings nobody, however long it lasts', async () => {
  expect((await run(times(MAX_ATTEMPTS, () => new Ausfall()))).types).toEqual([])
  const shortly = [...times(MAX_ATTEMPTS - 1, () => new Ausfall()), new Error('once')]
  expect((await run(shortly)).types).toEqual(['antrag.geprueft'])
})

test('who was overtaken looks again and finds it done', async () => {
  const { types } = await run([], (log) => {
    const { append } = log
    log.append = async (entry) => {
      log.append = append
      await append({ ...entry, ursache: 'anderer:1', ereignisse: [e.geprueft(1)] })
      return append(entry)
    }
  })
  expect(types).toEqual(['antrag.geprueft'])
})

test('given a newer program wrote in the stream, then nothing is decided and nobody asked: whoever woke it is told', async () => {
  const unknown = new UnbekanntesEreignis('bescheid.verziert', 2)
  let log: ReturnType<typeof createTestLog> | undefined
  const done = run([], (l) => {
    log = l
    l.fold = () => Promise.reject(unknown)
  })
  await expect(done).rejects.toBe(unknown)
  expect(await log!.read(vorgangId, 2)).toEqual([])
})
