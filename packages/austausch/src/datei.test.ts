import { expect, test } from 'vitest'
import { shared } from './datei.ts'

test('who asks during a run waits for a run that began after the asking, together with all who asked', async () => {
  const runs: (() => void)[] = []
  const ask = shared(() => new Promise<void>((resolve) => runs.push(resolve)))
  const done: string[] = []
  const asked = ['first', 'second', 'third'].map((name) => ask().then(() => done.push(name)))
  expect(runs).toHaveLength(1)
  runs[0]!()
  await asked[0]
  expect(done).toEqual(['first'])
  expect(runs).toHaveLength(2)
  runs[1]!()
  await Promise.all(asked)
  expect(runs).toHaveLength(2)
})

test('a run that fails is told to its own askers only', async () => {
  let runs = 0
  const ask = shared(async () => {
    if (++runs === 1) throw new Error('disk')
  })
  const [first, second] = await Promise.allSettled([ask(), ask()])
  expect(first).toMatchObject({ status: 'rejected' })
  expect(second).toMatchObject({ status: 'fulfilled' })
})
