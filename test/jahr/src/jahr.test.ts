import { testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drangOf } from './draengend.ts'
import { spieleJahr } from './jahr.ts'
import { erwarte } from './orakel.ts'

let mongo: Awaited<ReturnType<typeof testMongo>>
beforeAll(async () => {
  mongo = await testMongo()
}, 60_000)
afterAll(() => mongo?.stop())

test('four months of 40 cases through 4 restarts: every reminder, lapse, Versagung, revival and decision on its day, none twice, none lost', async () => {
  const bericht = await spieleJahr({
    ...{ mongodbUri: mongo.adminUri, prefix: `${mongo.prefix}j`, anzahl: 40, tage: 120, neustarts: 4, seed: 7 },
    say: () => undefined,
  })
  expect(bericht.abweichungen).toEqual([])
  expect(bericht).toMatchObject({ faelle: 40, neustarts: 4 })
  const alles =
    'nachforderung erinnerung ablauf entscheidung mehr-zeit keine-zeit versagung nachholung bleibt ende'.split(' ')
  expect(Object.keys(bericht.soll).sort()).toEqual(alles.sort())
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
  test('after a Versagung a part is answered by a person, and everything by a decision, on the next day', () => {
    const versagt = { tag: '2025-07-28', was: 'versagung' } as const
    expect(fall(versagt, { tag: '2025-08-04', was: 'teil' }, { tag: '2025-08-11', was: 'voll' }).slice(3)).toEqual([
      { tag: '2025-07-28', was: 'versagung' },
      { tag: '2025-08-04', was: 'nachholung' },
      { tag: '2025-08-05', was: 'bleibt' },
      { tag: '2025-08-11', was: 'nachholung' },
      { tag: '2025-08-12', was: 'entscheidung' },
    ])
  })
  test('a request for too much time leaves the Frist where it was', () => {
    expect(fall({ tag: '2025-06-10', was: 'zu-viel-zeit' }).slice(1)).toEqual([
      { tag: '2025-06-11', was: 'keine-zeit' },
      ...fall().slice(1),
    ])
  })
  test("presses when the target is near and it is not the citizen's turn, or when three months are", () => {
    const silent = { nummer: 0, eingang: '2025-05-19', handlungen: [] }
    const draengt = drangOf(silent, erwarte(silent))
    const days = ['2025-07-07', '2025-08-04', '2025-08-05', '2025-09-30']
    expect(days.map(draengt)).toEqual([false, false, true, true])
    const versagt = { ...silent, handlungen: [{ tag: '2025-07-28', was: 'versagung' as const }] }
    expect(days.map(drangOf(versagt, erwarte(versagt)))).toEqual([false, false, false, false])
  })
  test('a part after the lapse is asked for anew', () => {
    expect(fall({ tag: '2025-07-10', was: 'teil' }).slice(3)).toEqual([
      { tag: '2025-07-10', was: 'nachforderung' },
      { tag: '2025-08-08', was: 'erinnerung' },
      { tag: '2025-08-27', was: 'ablauf' },
    ])
  })
})
