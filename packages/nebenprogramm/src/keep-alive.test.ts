import { expect, test } from 'vitest'
import { keepAlive } from './keep-alive.ts'

test('what ends begins again, with growing pauses, until it is stopped', async () => {
  const stopping = new AbortController()
  const pauses: number[] = []
  let lives = 0
  const live = async () => {
    if (++lives === 4) stopping.abort()
    return `end ${lives}`
  }
  const reasons: string[] = []
  const onEnd = (reason: string, pause: number) => {
    reasons.push(reason)
    pauses.push(pause)
  }
  await keepAlive({ live, onEnd, firstPauseMs: 2 }, stopping.signal)
  expect(reasons).toEqual(['end 1', 'end 2', 'end 3'])
  expect(pauses).toEqual([2, 4, 8])
})
