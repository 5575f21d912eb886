import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeadlineError, withDeadline } from './deadline.ts'

const never = new Promise<never>(() => undefined)

describe('whoever waits for kafkajs', () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  beforeAll(() => void process.on('unhandledRejection', note))
  afterAll(() => void process.off('unhandledRejection', note))

  test('gets the answer that comes in time, and the error too', async () => {
    expect(await withDeadline(Promise.resolve('da'), 1_000, 'connect')).toBe('da')
    await expect(withDeadline(Promise.reject(new Error('refused')), 1_000, 'connect')).rejects.toThrow('refused')
  })

  test('waits no longer than said for an answer that never comes', async () => {
    const begin = performance.now()
    await expect(withDeadline(never, 50, 'disconnect')).rejects.toThrow(DeadlineError)
    expect(performance.now() - begin).toBeLessThan(5_000)
  })

  test('is not ended by an error that comes when nobody waits any more', async () => {
    const late = sleep(60).then(() => {
      throw new Error('late')
    })
    await expect(withDeadline(late, 10, 'send')).rejects.toThrow('send: no answer within 10 ms')
    await sleep(120)
    expect(unhandled).toEqual([])
  })
})
