import { expect, test } from 'vitest'
import type { Collection } from './driver.ts'
import { createGroupInsert } from './group-insert.ts'
import { isTransient } from './transient.ts'

test('given a database that does not answer, then no more waits than is bounded, and who comes then is told to come again', async () => {
  const answer = Promise.withResolvers<void>()
  const collection = { insertMany: () => answer.promise } as unknown as Collection<{ n: number }>
  const group = createGroupInsert(collection)
  const results = Array.from({ length: 30_000 }, (_, n) => group.insert({ n }).then(String, (error) => error))
  const last = await results.at(-1)
  expect(isTransient(last)).toBe(true)
  answer.resolve()
  const all = await Promise.all(results)
  expect(all.filter((r) => r === 'inserted')).toHaveLength(20_000)
  await group.close()
})
