import { ladePaket } from '@weiche/regelwerk'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import { describe, expect, test } from 'vitest'
import type { Json } from './fuzz/namen.ts'
import { dateienMit } from './fuzz/rahmen.ts'

/** The original as it comes, with the facts of a case that nobody prepared for it. */
async function original(conditions: Json, facts: Json, options: { allowUndefinedFacts?: boolean } = {}) {
  const engine = new Engine([], options)
  engine.addRule({ name: 'r', conditions: conditions as unknown as TopLevelCondition, event: { type: 'r' } })
  const { results } = await engine.run(facts)
  return results.length === 1
}

const felder: Json[] = [
  { id: 'betrag', titel: 'Betrag', typ: 'betrag' },
  { id: 'land', titel: 'Land', typ: 'text' },
  { id: 'geburt', titel: 'Geburt', typ: 'datum' },
  { id: 'person', titel: 'Person', typ: 'objekt', felder: [{ id: 'alter', titel: 'Alter', typ: 'ganzzahl' }] },
]

/** The faults that our loader names. */
function geladen(conditions: Json, bedingungen: Json[] = []): string {
  const dateien = dateienMit({ felder, bedingungen, regeln: [{ conditions }] })
  const texte = Object.entries(dateien).map(([pfad, json]) => [pfad, JSON.stringify(json)])
  const paket = ladePaket({ ...Object.fromEntries(texte), 'texte/grund.md': 'Grund.' })
  return 'fehler' in paket ? paket.fehler.map((f) => f.text).join('\n') : 'geladen'
}

describe('what the original judges wrongly, our loader refuses', () => {
  const faelle: [was: string, conditions: Json, facts: Json, fehler: RegExp][] = [
    ['an empty group is true', { any: [] }, {}, /leere Gruppe/],
    [
      'amounts as texts are ordered letter by letter',
      { all: [{ fact: 'land', operator: 'lessThan', value: '9' }] },
      { land: '10' },
      /„lessThan“ passt nicht/,
    ],
    [
      'a text is in every longer text',
      { all: [{ fact: 'land', operator: 'in', value: 'DEUTSCHLAND' }] },
      { land: 'LAND' },
      /Liste mit mindestens einem Wert/,
    ],
    [
      'of two groups side by side one counts',
      {
        any: [{ fact: 'betrag', operator: 'equal', value: 1 }],
        all: [{ fact: 'betrag', operator: 'equal', value: 2 }],
      },
      { betrag: 1 },
      /nebeneinander/,
    ],
    [
      'a misspelt key is passed over',
      { all: [{ fact: 'betrag', operator: 'equal', value: 1, prio: 5, valeu: 2 }] },
      { betrag: 1 },
      /Der Schlüssel „prio“ ist hier unbekannt/,
    ],
    [
      'a path into nothing gives the whole value',
      { all: [{ fact: 'betrag', path: '$.cent', operator: 'equal', value: 5 }] },
      { betrag: 5 },
      /keine Gruppe von Angaben/,
    ],
    [
      'a path may search at any depth',
      { all: [{ fact: 'person', path: '$..alter', operator: 'equal', value: 5 }] },
      { person: { alter: 5 } },
      /nur ein einfacher Weg/,
    ],
  ]
  test.each(faelle)('%s', async (_was, conditions, facts, fehler) => {
    expect(await original(structuredClone(conditions), facts)).toBe(true)
    expect(geladen(conditions)).toMatch(fehler)
  })

  test('a day as Date is neither before nor after a day as text', async () => {
    const vor = (operator: string) => ({ all: [{ fact: 'geburt', operator, value: '2000-01-01' }] })
    const facts = { geburt: new Date('1990-01-01') }
    expect([await original(vor('lessThan'), facts), await original(vor('greaterThan'), facts)]).toEqual([false, false])
    expect(geladen({ all: [{ fact: 'geburt', operator: 'lessThan', value: '1. Januar 2000' }] })).toMatch(
      /passt nicht zum Typ/,
    )
  })
  test('a fault of a name shows only when it is looked at', async () => {
    const conditions = {
      any: [
        { fact: 'betrag', operator: 'equal', value: 1, priority: 2 },
        { fact: 'betrga', operator: 'gleich', value: 1 },
      ],
    }
    expect(await original(structuredClone(conditions), { betrag: 1 })).toBe(true)
    await expect(original(structuredClone(conditions), { betrag: 2 })).rejects.toThrow()
    expect(geladen(conditions)).toMatch(/„betrga“ ist weder/)
  })
  test('a named condition that is not there shows only when it is looked at', async () => {
    const conditions = { any: [{ fact: 'betrag', operator: 'equal', value: 1, priority: 2 }, { condition: 'weg' }] }
    expect(await original(structuredClone(conditions), { betrag: 1 })).toBe(true)
    expect(geladen(conditions)).toMatch(/Eine Bedingung „weg“ gibt es nicht/)
  })
  test('a priority that is no number breaks the engine', async () => {
    const conditions = JSON.parse(
      '{"all":[{"fact":"betrag","operator":"equal","value":1,"priority":"__proto__"},{"fact":"betrag","operator":"equal","value":1}]}',
    ) as Json
    await expect(original(structuredClone(conditions), { betrag: 1 })).rejects.toThrow()
    expect(geladen(conditions)).toMatch(/„priority“ ist eine ganze Zahl ab 1/)
  })
})

test('what is missing is false there and true under not; here it is open', async () => {
  const arm = { fact: 'betrag', operator: 'lessThan', value: 5 }
  const fehlt = { allowUndefinedFacts: true }
  expect(await original({ all: [arm] }, {}, fehlt)).toBe(false)
  expect(await original({ all: [{ not: arm }] }, {}, fehlt)).toBe(true)
})
