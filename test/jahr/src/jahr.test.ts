import { testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spieleJahr } from './jahr.ts'
import { erwarte } from './orakel.ts'

let mongo: Awaited<ReturnType<typeof testMongo>>
beforeAll(async () => {
  mongo = await testMongo()
}, 60_000)
afterAll(() => mongo?.stop())

test('four months of 24 cases through 4 restarts: every reminder, lapse and decision on its day, none twice, none lost', async () => {
  const bericht = await spieleJahr({
    ...{ mongodbUri: mongo.adminUri, prefix: `${mongo.prefix}j`, anzahl: 24, tage: 120, neustarts: 4, seed: 7 },
    say: () => undefined,
  })
  expect(bericht.abweichungen).toEqual([])
  expect(bericht).toMatchObject({ faelle: 24, neustarts: 4 })
  for (const was of ['nachforderung', 'erinnerung', 'ablauf', 'entscheidung', 'mehr-zeit', 'ende'])
    expect([was, (bericht.soll[was] ?? 0) > 0]).toEqual([was, true])
}, 300_000)

describe('the oracle', () => {
  const fall = (...handlungen: Parameters<typeof erwarte>[0]['handlungen']) =>
    erwarte({ nummer: 0, eingang: '2025-05-19', handlungen })
  test('a silent citizen is reminded on the day after the Frist; a person looks after the second', () => {
    expect(fall()).toEqual([
      { tag: '2025-05-19', was: 'nachforderung' },
      { tag: '2025-06-17', was: 'erinnerung' },
      { tag: '2025-07-08', was: 'ablauf' },
    ])
  })
  test('who answers on the last day is not reminded', () => {
    expect(fall({ tag: '2025-06-16', was: 'voll' }).map((s) => s.was)).toEqual(['nachforderung', 'entscheidung'])
    expect(fall({ tag: '2025-06-17', was: 'voll' }).map((s) => s.was)).toEqual([
      'nachforderung',
      'erinnerung',
      'entscheidung',
    ])
  })
  test('a part after the lapse is asked for anew', () => {
    expect(fall({ tag: '2025-07-10', was: 'teil' }).slice(3)).toEqual([
      { tag: '2025-07-10', was: 'nachforderung' },
      { tag: '2025-08-08', was: 'erinnerung' },
      { tag: '2025-08-27', was: 'ablauf' },
    ])
  })
})
