import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { begrenze } from './rechenzeit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Gets this share of a processor. */
function rechnerMit(anteil: number) {
  const begin = Date.now()
  const used = () => (Date.now() - begin) * 1000 * anteil
  return { cpuUsage: async (since?: { user: number }) => ({ user: used() - (since?.user ?? 0), system: 0 }) }
}

async function begrenztNach(anteil: number, ms: number): Promise<number> {
  const begin = Date.now()
  let at = 0
  const end = begrenze(rechnerMit(anteil), ms, () => {
    at ||= Date.now() - begin
  })
  await vi.advanceTimersByTimeAsync(10 * ms)
  end()
  return at
}

describe('the time that reading a document may take', () => {
  test('is over soon after it has computed for so long', async () => {
    expect(await begrenztNach(1, 5_000)).toBe(6_000)
  })
  test('does not run while others compute', async () => {
    expect(await begrenztNach(0.25, 5_000)).toBe(21_000)
  })
  test('is over by the clock for whoever waits for nothing', async () => {
    expect(await begrenztNach(0, 5_000)).toBe(30_000)
  })
  test('is over for nobody who is done', async () => {
    const late = vi.fn()
    const end = begrenze(rechnerMit(1), 5_000, late)
    await vi.advanceTimersByTimeAsync(2_000)
    end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(late).not.toHaveBeenCalled()
  })
})
