import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BookmarkDoc } from './bookmark.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'
import { startTail, type TailOptions } from './tail.ts'
import { mitArten, type TailCommit } from './tail-source.ts'

let probe: Awaited<ReturnType<typeof startProbe>>
beforeAll(async () => {
  probe = await startProbe()
}, 120_000)
afterAll(() => probe.stop(), 30_000)

function follow(options: Partial<TailOptions<TailCommit>> = {}) {
  const seen: string[] = []
  const errors: unknown[] = []
  const tail = startTail(probe.mongo.databases, {
    blick: mitArten,
    async onCommits(commits) {
      seen.push(...commits.map((c) => `${c.vorgangId}:${c.seq}`))
    },
    onError: (error) => errors.push(error),
    ...options,
  })
  return { tail, seen, errors }
}

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(20)) if (what()) return
  throw new Error('did not come true in time')
}

async function appendVorgang(): Promise<string> {
  const { log } = probe.startProcess()
  const id = newVorgangsId()
  await log.append(entry(id, 0, eingegangen()))
  return id
}

test('given commits before and after the start, then a tail without bookmark hands over all of them', async () => {
  const before = await appendVorgang()
  const { tail, seen, errors } = follow()
  await tail.caughtUp
  expect(seen).toContain(`${before}:1`)
  const after = await appendVorgang()
  await until(() => seen.includes(`${after}:1`))
  await tail.stop()
  expect(errors).toEqual([])
})

test('given a bookmark, then the next start hands over what came in between, and not everything again', async () => {
  const first = follow({ bookmark: 'weiter' })
  await first.tail.caughtUp
  const early = await appendVorgang()
  await until(() => first.seen.includes(`${early}:1`))
  await first.tail.stop()
  const between = [await appendVorgang(), await appendVorgang()]
  const second = follow({ bookmark: 'weiter' })
  await second.tail.caughtUp
  expect(second.seen).toEqual(between.map((id) => `${id}:1`))
  await second.tail.stop()
})

test('given a token the server no longer knows, then the log is read again by time of arrival', async () => {
  const first = follow({ bookmark: 'verloren' })
  await first.tail.caughtUp
  const early = await appendVorgang()
  await until(() => first.seen.includes(`${early}:1`))
  await first.tail.stop()
  const between = await appendVorgang()
  const lesezeichen = probe.mongo.databases.arbeit.collection<BookmarkDoc>('lesezeichen')
  await lesezeichen.updateOne({ _id: 'verloren' }, { $set: { token: { _data: '8200000001000000012B0229296E04' } } })
  const second = follow({ bookmark: 'verloren' })
  await until(() => second.seen.includes(`${between}:1`))
  const after = await appendVorgang()
  await until(() => second.seen.includes(`${after}:1`))
  await second.tail.stop()
  expect(second.errors).toEqual([])
})

test('given a reader that fails, then it is told again from the same place', async () => {
  const calls: string[][] = []
  const failing = follow({
    async onCommits(commits) {
      calls.push(commits.map((c) => c.vorgangId))
      if (calls.length === 1) throw new Error('not now')
    },
    from: undefined,
  })
  await until(() => calls.length >= 2)
  await failing.tail.stop()
  expect(calls[1]).toEqual(expect.arrayContaining(calls[0]!))
  expect(failing.errors).toHaveLength(1)
})

test('given it is stopped while it turns from reading to following, then it ends', async () => {
  const turning = Promise.withResolvers<void>()
  const mayFollow = Promise.withResolvers<void>()
  async function onFollow() {
    turning.resolve()
    await mayFollow.promise
  }
  const { tail, errors } = follow({ onFollow })
  await turning.promise
  const stopped = tail.stop()
  mayFollow.resolve()
  await stopped
  expect(errors).toEqual([])
})

test('given control streams and Vorgaenge, then each tail hears only its own', async () => {
  const { log } = probe.startProcess()
  const stop = { type: 'automatik.gestoppt', fakten: { urheber: 'anna', grund: 'Prüfung', klasse: '' } } as const
  await log.appendSteuerung('wohngeld', 0, 'stop', new Date('2026-01-05T10:00:00Z'), [stop])
  const id = await appendVorgang()
  const [control, cases] = [follow({ streams: 'steuerung' }), follow()]
  await Promise.all([control.tail.caughtUp, cases.tail.caughtUp])
  expect(control.seen).toEqual(['steuerung/wohngeld:1'])
  expect(cases.seen).toContain(`${id}:1`)
  expect(cases.seen.some((s) => s.startsWith('steuerung/'))).toBe(false)
  await Promise.all([control.tail.stop(), cases.tail.stop()])
})

test('given many commits at once, then all come in order of their stream', async () => {
  const { log } = probe.startProcess()
  const { tail, seen } = follow()
  await tail.caughtUp
  const ids = Array.from({ length: 700 }, newVorgangsId)
  await Promise.all(
    ids.map(async (id) => {
      await log.append(entry(id, 0, eingegangen()))
      await log.append(entry(id, 1, uebernommen('anna')))
    }),
  )
  await until(() => ids.every((id) => seen.includes(`${id}:2`)))
  for (const id of ids) expect(seen.indexOf(`${id}:1`)).toBeLessThan(seen.indexOf(`${id}:2`))
  await tail.stop()
}, 30_000)
