import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

test('whatever comes, all of it is done, one at a time of each key and never more than allowed', async () => {
  const jobs = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c'), ms: fc.integer({ min: 0, max: 2 }), bad: fc.boolean() }),
  )
  await fc.assert(
    fc.asyncProperty(jobs, fc.integer({ min: 1, max: 3 }), async (list, concurrency) => {
      const lanes = createLanes(concurrency)
      const atWork: string[] = []
      const order: Record<string, number[]> = {}
      const run = ({ key, ms, bad }: (typeof list)[number], i: number) =>
        lanes.run(key, async () => {
          expect(atWork).not.toContain(key)
          atWork.push(key)
          expect(atWork.length).toBeLessThanOrEqual(concurrency)
          await sleep(ms)
          atWork.splice(atWork.indexOf(key), 1)
          order[key] = [...(order[key] ?? []), i]
          if (bad) throw new Error('bad')
        })
      const results = Promise.allSettled(list.map(run))
      await lanes.idle()
      expect(atWork).toEqual([])
      expect((await results).map((r) => r.status === 'rejected')).toEqual(list.map((j) => j.bad))
      for (const done of Object.values(order)) expect(done).toEqual([...done].sort((a, b) => a - b))
    }),
    { numRuns: 50 },
  )
})
