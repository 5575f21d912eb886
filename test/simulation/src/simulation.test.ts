import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutationen } from './mutationen.ts'
import { type Bericht, createSchwarm } from './schwarm.ts'
import { createVorrat, type Vorrat } from './vorrat.ts'

const WELTEN = 200
/** In so many worlds each mutation must be found. */
const GENUEGT = 150

let vorrat: Vorrat
beforeAll(async () => {
  vorrat = await createVorrat()
})

const zahlen = (von: number, anzahl: number) => Array.from({ length: anzahl }, (_, i) => von + i)

describe('all services under one seed', () => {
  let schwarm: Awaited<ReturnType<typeof createSchwarm>>
  beforeAll(async () => {
    schwarm = await createSchwarm({ vorrat }, 2)
  })
  afterAll(() => schwarm?.close())

  it('lose nothing, do nothing twice and decide as on a quiet day, whatever is slow, breaks or dies', async () => {
    const berichte: Bericht[] = []
    await schwarm.spiele(zahlen(1, WELTEN), (b) => berichte.push(b) > 0)
    const falsch = berichte.filter((b) => b.verstoesse.length > 0)
    expect(falsch.map((b) => `npm run simulation -- --seed ${b.seed}: ${b.verstoesse[0]}`)).toEqual([])
    const summe = (name: 'abstuerze' | 'failover' | 'konflikte' | 'commits') =>
      berichte.reduce((n, b) => n + b.zaehler[name], 0)
    // A storm in which nothing breaks proves nothing.
    expect(summe('abstuerze')).toBeGreaterThan(WELTEN)
    expect(summe('failover')).toBeGreaterThan(WELTEN / 10)
    expect(summe('konflikte')).toBeGreaterThan(10)
    expect(summe('commits')).toBeGreaterThan(WELTEN * 10)
    expect(berichte.reduce((n, b) => n + b.verglichen, 0)).toBeGreaterThan(WELTEN)
  })

  it('do the same again under the same seed, step by step, in another thread too', async () => {
    const abdruecke: string[] = []
    await schwarm.spiele([7, 11, 7, 11, 7, 11], (b) => abdruecke.push(`${b.seed} ${b.fingerabdruck}`) > 0)
    expect(new Set(abdruecke).size).toBe(2)
  })
})

describe('a fault built in on purpose is found', () => {
  it.each(mutationen)('$name', async (mutation) => {
    const schwarm = await createSchwarm({ vorrat, mutation }, 2)
    let gefunden: Bericht | undefined
    await schwarm.spiele(zahlen(1, mutation.welten ?? GENUEGT), (b) => {
      if (b.verstoesse.length > 0) gefunden = b
      return gefunden === undefined
    })
    await schwarm.close()
    expect(gefunden?.verstoesse[0]).toBeDefined()
  })
})
