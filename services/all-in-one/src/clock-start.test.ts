import { describe, expect, test } from 'vitest'
import { planClock } from './clock-start.ts'

const at = (text: string) => new Date(`${text}T08:00:00Z`)
const now = at('2026-11-22')
const steps = { first: at('2024-06-01'), last: at('2025-07-01') }

describe('the clock at start', () => {
  test('is the machine’s when there is nothing to play in', () => {
    expect(planClock({ now, wanted: undefined, newest: at('2026-11-01'), steps: undefined })).toMatchObject({
      ok: true,
      start: now,
    })
  })
  test('begins the day before the first sample also when it ends in the future', () => {
    expect(planClock({ now, wanted: undefined, newest: undefined, steps })).toMatchObject({
      ok: true,
      start: at('2024-05-31'),
    })
    expect(planClock({ now, wanted: at('2027-02-01'), newest: undefined, steps })).toMatchObject({
      ok: true,
      start: at('2024-05-31'),
    })
  })
  test('goes on where a play was broken off in the middle of a step', () => {
    const inStep = new Date(steps.first.getTime() + 2_000)
    expect(planClock({ now, wanted: undefined, newest: inStep, steps })).toEqual({ ok: true, start: inStep })
  })
  test('goes on where a play was broken off before its next step', () => {
    const before = new Date(steps.first.getTime() - 3_600_000)
    expect(planClock({ now, wanted: undefined, newest: before, steps })).toEqual({ ok: true, start: before })
  })
  test.each([
    ['before the newest commit', { now, wanted: at('2026-01-01'), newest: now, steps: undefined }, '--uhr 2026-11-23'],
    [
      'after a start in the future',
      { now, wanted: undefined, newest: at('2027-02-01'), steps: undefined },
      '--uhr 2027-02-02',
    ],
    ['before the last sample', { now, wanted: at('2025-01-01'), newest: undefined, steps }, '--ohne-beispiele'],
    ['with new samples of the past', { now, wanted: undefined, newest: at('2026-01-01'), steps }, '--zuruecksetzen'],
  ])('is refused with the remedy %s', (_when, question, remedy) => {
    const plan = planClock(question)
    expect(!plan.ok && plan.text).toContain(remedy)
  })
})
