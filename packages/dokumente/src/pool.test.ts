import { afterEach, expect, test } from 'vitest'
import { createPool, type Pool } from './pool.ts'

const WORKER = { filename: new URL('../test/sterblicher-worker.ts', import.meta.url).href, name: 'work' }
type Order = 'antworten' | 'werfen' | 'sterben'
let pool: Pool<Order, string>

afterEach(() => pool.close())

test('given a worker that dies in its job, that job fails and all that wait behind it are still done', async () => {
  pool = createPool(WORKER, { workers: 2, warteschlange: 100 })
  const orders: Order[] = ['antworten', 'sterben', 'antworten', 'sterben', 'sterben', ...Array(20).fill('antworten')]
  const results = await Promise.allSettled(orders.map((order) => pool.run(order)))
  expect(results.map((result) => result.status === 'fulfilled')).toEqual(orders.map((order) => order === 'antworten'))
})

test('given the only worker dies with nobody waiting, the next job finds a new one', async () => {
  pool = createPool(WORKER, { workers: 1, warteschlange: 100 })
  await expect(pool.run('sterben')).rejects.toThrow('7')
  await expect(pool.run('antworten')).resolves.toBe('fertig')
})

test('an error of a job stays the error of this job', async () => {
  pool = createPool(WORKER, { workers: 1, warteschlange: 100 })
  await expect(pool.run('werfen')).rejects.toThrow('Absicht')
  await expect(pool.run('antworten')).resolves.toBe('fertig')
})

test('given a worker file that cannot be loaded, each job fails instead of waiting for ever', async () => {
  pool = createPool({ ...WORKER, filename: `${WORKER.filename}.gibt-es-nicht` }, { workers: 1, warteschlange: 100 })
  const results = await Promise.allSettled([pool.run('antworten'), pool.run('antworten')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
})

test('given a full queue, one more job is refused at once', async () => {
  pool = createPool(WORKER, { workers: 1, warteschlange: 2 })
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => pool.run('antworten')))
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(20)
  expect(String(refused[0]?.reason)).toContain('queue')
})
