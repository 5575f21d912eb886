import { afterEach, expect, test, vi } from 'vitest'
import { createKurzgedaechtnis } from './kurzgedaechtnis.ts'

const real = performance.now.bind(performance)
afterEach(() => void vi.restoreAllMocks())

test('plaintext is gone after a minute, also when it is used all the time', async () => {
  const gedaechtnis = createKurzgedaechtnis(1_000)
  gedaechtnis.merke('V', 'a', Buffer.from('Rente'))
  const after = async (seconds: number) => {
    vi.spyOn(performance, 'now').mockImplementation(() => real() + seconds * 1_000)
    await new Promise((resolve) => setTimeout(resolve, 5))
    return gedaechtnis.get('V', 'a')?.toString()
  }
  for (const seconds of [0, 20, 40, 49]) expect(await after(seconds)).toBe('Rente')
  expect(await after(60)).toBeUndefined()
})

test('never more is held than allowed, and the newest stays', () => {
  const gedaechtnis = createKurzgedaechtnis(10_000)
  for (let i = 0; i < 100; i++) gedaechtnis.merke('V', String(i), Buffer.alloc(1_000))
  const held = Array.from({ length: 100 }, (_, i) => gedaechtnis.get('V', String(i))).filter((b) => b)
  expect(held).toHaveLength(8)
  expect(gedaechtnis.get('V', '99')).toBeDefined()
})

test('the id of one Vorgang says nothing under another', () => {
  const gedaechtnis = createKurzgedaechtnis(10_000)
  gedaechtnis.merke('V', 'a', Buffer.from('x'))
  expect(gedaechtnis.get('W', 'a')).toBeUndefined()
})

test('without room nothing is held', () => {
  const gedaechtnis = createKurzgedaechtnis(0)
  gedaechtnis.merke('V', 'a', Buffer.from('x'))
  expect(gedaechtnis.get('V', 'a')).toBeUndefined()
})
