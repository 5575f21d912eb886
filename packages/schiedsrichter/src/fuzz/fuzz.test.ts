import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { macheEngine } from '../original.ts'
import type { Probe } from './baue.ts'
import { berichte } from './bericht.ts'
import { type Entwurf, entwurf } from './entwurf.ts'
import { keine, pruefeEntwurf, type Versuch } from './pruefe.ts'
import { REGELDATEI } from './rahmen.ts'

const LAEUFE = 200

/** Is there a draft among so many that both judge differently? */
async function findet(versuch: Versuch): Promise<boolean> {
  const gleich = async (e: Entwurf) => (await pruefeEntwurf(e, keine(), versuch)).length === 0
  return (await fc.check(fc.asyncProperty(entwurf, gleich), { numRuns: LAEUFE, seed: 1, endOnFailure: true })).failed
}

const regelnMit =
  (von: string, statt: string) =>
  ({ dateien, faelle }: Probe): Probe => ({
    faelle,
    dateien: { ...dateien, [REGELDATEI]: JSON.parse(JSON.stringify(dateien[REGELDATEI]).replaceAll(von, statt)) },
  })

describe('random rules on random facts', () => {
  test('are judged by the original as by us', async () => {
    const zaehlung = keine()
    const gleich = async (e: Entwurf) => {
      expect(await pruefeEntwurf(e, zaehlung)).toEqual([])
    }
    await fc.assert(fc.asyncProperty(entwurf, gleich), { numRuns: LAEUFE })
    expect(zaehlung.uebersprungen).toBe(0)
    expect(zaehlung.bekannt).toBeGreaterThan(LAEUFE)
    expect(zaehlung.ergaenzt).toBeGreaterThan(50)
  })
})

describe('a fault is found', () => {
  test('and none where there is none', async () => {
    expect(await findet({})).toBe(false)
  })
  test.each([
    ['equal', 'notEqual'],
    ['notEqual', 'equal'],
    ['in', 'notIn'],
    ['notIn', 'in'],
    ['lessThan', 'lessThanInclusive'],
    ['lessThanInclusive', 'lessThan'],
    ['greaterThan', 'greaterThanInclusive'],
    ['greaterThanInclusive', 'greaterThan'],
    ['contains', 'doesNotContain'],
    ['doesNotContain', 'contains'],
  ])('when our %s works like %s', async (von, statt) => {
    expect(await findet({ verfaelsche: regelnMit(`"operator":"${von}"`, `"operator":"${statt}"`) })).toBe(true)
  })
  test.each([
    ['all', 'any'],
    ['any', 'all'],
  ])('when our %s works like %s', async (von, statt) => {
    expect(await findet({ verfaelsche: regelnMit(`"${von}":[`, `"${statt}":[`) })).toBe(true)
  })
  test('when an unknown Angabe counts as no', async () => {
    const alsNein = (angaben: Angaben): Angaben => ({ ...NEIN, ...angaben })
    const verfaelsche = ({ dateien, faelle }: Probe) => ({ dateien, faelle: faelle.map(alsNein) })
    expect(await findet({ verfaelsche })).toBe(true)
  })
  test('when one operator of the original is broken', async () => {
    const kaputt = () => {
      const engine = macheEngine()
      engine.addOperator('lessThan', (a: bigint, b: bigint) => a <= b)
      return engine
    }
    expect(await findet({ macheEngine: kaputt })).toBe(true)
  })
})

test('the draft that shows a fault is shrunk to what is needed and printed as files', async () => {
  const versuch = { verfaelsche: regelnMit('"operator":"lessThan"', '"operator":"lessThanInclusive"') }
  const gleich = async (e: Entwurf) => (await pruefeEntwurf(e, keine(), versuch)).length === 0
  const { counterexample } = await fc.check(fc.asyncProperty(entwurf, gleich), { numRuns: LAEUFE, seed: 1 })
  const gefunden = counterexample![0]
  const bericht = berichte(gefunden, await pruefeEntwurf(gefunden, keine(), versuch))
  const [pfad, ...json] = bericht.split('\n\n')[0]!.split('\n')
  const { regeln } = JSON.parse(json.join('\n')) as { regeln: { conditions: unknown }[] }
  expect(pfad).toBe(REGELDATEI)
  expect(regeln).toHaveLength(1)
  expect(JSON.stringify(regeln[0]!.conditions).match(/"fact"/g)!.length).toBeLessThanOrEqual(2)
  expect(bericht).toMatch(/"regelwerk": "(nicht )?erfuellt",\s+"original": "(nicht )?erfuellt"/)
})

const NEIN = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`f${String(i)}`, false]))
