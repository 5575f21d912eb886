import { expect, test } from 'vitest'
import * as e from './test-ereignisse.ts'
import { wartezeitenOf } from './wartezeit.ts'

const asked = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.nachgefordert(1, '2025-07-01')]]
const person = [e.ausgesteuert(1, 'frist', '', ['AS-FRISTVERLAENGERUNG'])]
/** Numbers of the commits between which it waited for the citizen. */
const spans = (...more: Parameters<typeof e.gegeben>) => {
  const minute = (instant: string | undefined) => instant && new Date(instant).getUTCMinutes() + 1
  return wartezeitenOf(e.gegeben(...asked, ...more)).map(({ von, bis }) => [minute(von), minute(bis)])
}

test('it is the citizen whose turn it is from the request to the answer', () => {
  expect(spans()).toEqual([[4, undefined]])
  expect(spans([e.nachgereicht()])).toEqual([[4, 5]])
})

test('while a person thinks about more time it is not; from the answer on it is again, given or not', () => {
  const waits = [[e.mehrZeitErbeten(4, '2025-12-01')], person]
  for (const answer of [e.verlaengert(4, '2025-07-31', 'person'), e.nichtVerlaengert(4, '2025-07-01')])
    expect(spans(...waits, [answer])).toEqual([
      [4, 6],
      [7, undefined],
    ])
})

test('what the rules give at once is no new span', () => {
  expect(spans([e.verlaengert(4, '2025-07-31')])).toEqual([[4, undefined]])
})
