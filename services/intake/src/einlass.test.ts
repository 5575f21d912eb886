import { type Intern, Problem, type Request } from '@weiche/http'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createEinlass, mitEinlass } from './einlass.ts'
import { type Last, zuViel } from './lastgrenze.ts'

const grenzen: Last = { rueckstand: 10, verzoegerungMs: 100, bytes: 2_000_000 }
const req = (length?: number) =>
  ({
    headers: length === undefined ? {} : { 'content-length': String(length) },
    app: { locals: {} },
  }) as unknown as Request

function gate(more: Partial<{ rueckstand: number; verzoegerung: number }> = {}) {
  const last = { rueckstand: 0, verzoegerung: 0, ...more }
  const einlass = createEinlass({
    grenzen,
    maxAnfrageBytes: 1_500_000,
    rueckstand: async () => last.rueckstand,
    verzoegerungMs: () => last.verzoegerung,
    random: () => 0.5,
  })
  return { einlass, last }
}
const answer = (work: Promise<unknown>) =>
  work.then(
    () => 'ein',
    (error) => (error instanceof Problem ? [error.art.status, error.headers['Retry-After']] : error),
  )

describe('intake lets in', () => {
  test('exactly what is within every bound', () => {
    const zahl = fc.nat(200)
    fc.assert(
      fc.property(zahl, zahl, fc.nat(3_000_000), (rueckstand, verzoegerungMs, bytes) => {
        const isWithin = rueckstand < 10 && verzoegerungMs <= 100 && bytes <= 2_000_000
        expect(zuViel({ rueckstand, verzoegerungMs, bytes }, grenzen) === undefined).toBe(isWithin)
      }),
    )
  })

  test('Antraege as long as little waits, counting what was let in since it last asked', async () => {
    const { einlass } = gate({ rueckstand: 8 })
    for (const _ of [1, 2]) (await einlass.betritt(req(100), 'antrag'))(true)
    expect(await answer(einlass.betritt(req(100), 'antrag'))).toEqual([429, '20'])
    expect(await answer(einlass.betritt(req(100), 'nachreichung')), 'somebody may have a Frist to keep').toBe('ein')
  })

  test('no more because the lists, asked again, do not hold yet what was let in a moment ago', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const { einlass, last } = gate({ rueckstand: 7 })
      for (const _ of [1, 2, 3]) (await einlass.betritt(req(100), 'antrag'))(true)
      vi.advanceTimersByTime(1_001)
      for (const _ of [1, 2]) expect(await answer(einlass.betritt(req(100), 'antrag'))).toEqual([429, '20'])
      last.rueckstand = 5
      vi.advanceTimersByTime(1_001)
      await answer(einlass.betritt(req(100), 'antrag'))
      await Promise.resolve()
      expect(await answer(einlass.betritt(req(100), 'antrag')), 'when work was done').toBe('ein')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a repeat without counting it: it makes no new Vorgang', async () => {
    const { einlass } = gate({ rueckstand: 9 })
    for (const _ of [1, 2, 3]) (await einlass.betritt(req(100), 'antrag'))(false)
    expect(await answer(einlass.betritt(req(100), 'antrag'))).toBe('ein')
  })

  test('as many bytes at once as are allowed; who does not say how many it has counts as the largest', async () => {
    const { einlass } = gate()
    const leave = await einlass.betritt(req(), 'antrag')
    expect(await answer(einlass.betritt(req(600_000), 'nachreichung'))).toEqual([429, '20'])
    leave(true)
    expect(await answer(einlass.betritt(req(600_000), 'nachreichung'))).toBe('ein')
  })

  test('citizens on the pages as everybody else, and only the samples that this process plays in past every bound', async () => {
    const { einlass } = gate({ verzoegerung: 300 })
    const through = (intern: Intern | undefined) =>
      answer(mitEinlass(einlass, { req: req(1), art: 'nachreichung', intern }, async () => ({})))
    expect(await through('seite')).toEqual([429, '20'])
    expect(await through(undefined)).toEqual([429, '20'])
    expect(await through('player')).toBe('ein')
  })

  test('nothing while the event loop is late', async () => {
    const { einlass, last } = gate({ verzoegerung: 300 })
    expect(await answer(einlass.betritt(req(1), 'nachreichung'))).toEqual([429, '20'])
    last.verzoegerung = 20
    expect(await answer(einlass.betritt(req(1), 'nachreichung'))).toBe('ein')
  })
})
