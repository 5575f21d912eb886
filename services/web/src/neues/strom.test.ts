import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerEvent } from '@weiche/http'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strom } from './strom.ts'

/** A log of one Vorgang, which tells of itself as late and as often as it likes. */
function probe(seq = 0) {
  const state = { seq, lebt: true, abos: 0, onSeq: (_seq: number) => {} }
  const bereit = Promise.withResolvers<void>()
  const neuigkeiten = {
    abonniere(_vorgangId: string, onSeq: (seq: number) => void) {
      state.abos++
      state.onSeq = onSeq
      return { bereit: bereit.promise, stop: () => void state.abos-- }
    },
  }
  const gone = new AbortController()
  const heard: ServerEvent[] = []
  const run = async (seit: number) => {
    const deps = { neuigkeiten, stand: async () => state.seq, lebt: async () => state.lebt, pulsMs: 15 }
    for await (const event of strom(deps, { vorgangId: 'v', seit }, gone.signal)) heard.push(event)
  }
  const ids = () => heard.flatMap((e) => (typeof e === 'object' && 'id' in e ? [Number(e.id)] : []))
  return { state, bereit, gone, heard, run, ids }
}

describe('the line of an open page', () => {
  test('given it comes again with what it saw last, then it is told what it missed, and nothing that it knows', async () => {
    for (const [seit, ids] of [
      [3, [5]],
      [5, []],
      [0, [5]],
    ] as const) {
      const p = probe(5)
      p.bereit.resolve()
      const running = p.run(seit)
      await sleep(40)
      p.gone.abort()
      await running
      expect(p.ids()).toEqual(ids)
      expect(p.state.abos).toBe(0)
    }
  })

  test('given news in any order, doubled or late, then ids only rise and end with the newest', async () => {
    const news = fc.array(fc.record({ seq: fc.integer({ min: 1, max: 30 }), pause: fc.boolean() }), { maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(news, fc.nat(10), async (all, seit) => {
        const p = probe(0)
        const running = p.run(seit)
        p.bereit.resolve()
        for (const { seq, pause } of all) {
          p.state.onSeq(seq)
          if (pause) await sleep(0)
        }
        await sleep(5)
        p.gone.abort()
        await running
        const ids = p.ids()
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
        expect(Math.max(seit, ...ids)).toBe(Math.max(seit, ...all.map((n) => n.seq)))
      }),
      { numRuns: 40 },
    )
  })

  test('given something is written before the look at the log began, then it is told all the same', async () => {
    const p = probe(1)
    const running = p.run(1)
    await sleep(5)
    p.state.seq = 2
    p.bereit.resolve()
    await sleep(10)
    p.gone.abort()
    await running
    expect(p.ids()).toEqual([2])
  })

  test('given the session ends, then it says so at the next beat instead of any news, and ends', async () => {
    const p = probe(1)
    p.bereit.resolve()
    const running = p.run(1)
    await sleep(40)
    p.state.lebt = false
    p.state.onSeq(2)
    await running
    expect(p.heard.at(-1)).toEqual({ event: 'ende', data: '' })
    expect(p.heard).toContain('puls')
    expect(p.ids()).toEqual([])
  })
})
