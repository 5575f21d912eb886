import { describe, expect, test } from 'vitest'
import { feiertag, feiertagMitQuelle } from './feiertage.ts'
import { laender } from './land.ts'
import { ungeklaert } from './oertlich.ts'
import { toSitz } from './sitz.ts'

const am = (tag: string, land: string, gemeinde: string) => feiertag(tag, toSitz({ land, gemeinde }))

describe('holidays of single municipalities', () => {
  test.each([
    ['2025-08-08', 'Bayern', 'Augsburg', 'Augsburger Friedensfest'],
    ['2025-08-15', 'Bayern', 'Augsburg', 'Mariä Himmelfahrt'],
    ['2025-08-15', 'Bayern', 'München', 'Mariä Himmelfahrt'],
    ['2025-06-19', 'Sachsen', 'Crostwitz', 'Fronleichnam'],
    ['2025-06-19', 'Sachsen', 'Wittichenau', 'Fronleichnam'],
    ['2025-06-19', 'Thüringen', 'Landkreis Eichsfeld', 'Fronleichnam'],
    ['2025-06-19', 'Thüringen', 'Geisa', 'Fronleichnam'],
    ['2025-08-15', 'Bayern', 'Baiersdorf', 'Mariä Himmelfahrt'],
    ['2024-08-15', 'Bayern', 'Seßlach', 'Mariä Himmelfahrt'],
  ])('%s in %s, %s: %s', (tag, land, gemeinde, name) => {
    expect(am(tag, land, gemeinde)).toBe(name)
  })
  test.each([
    ['2025-08-08', 'Bayern', 'München'],
    ['2025-08-15', 'Bayern', 'Nürnberg'],
    ['2024-08-15', 'Bayern', 'Baiersdorf'],
    ['2025-08-15', 'Bayern', 'Seßlach'],
    ['2025-06-19', 'Sachsen', 'Dresden'],
    ['2025-06-19', 'Thüringen', 'Erfurt'],
    ['2025-06-19', 'Hamburg', 'Crostwitz'],
  ])('%s in %s, %s is none', (tag, land, gemeinde) => {
    expect(am(tag, land, gemeinde)).toBeUndefined()
  })
  test('what the table does not know, the package says; until then it is known to be open', () => {
    const kelheim = { land: 'Bayern', gemeinde: 'Kelheim' }
    expect(ungeklaert(toSitz(kelheim))).toEqual(['mariae-himmelfahrt'])
    expect(ungeklaert('Bayern')).toEqual(['mariae-himmelfahrt'])
    const said = toSitz({ ...kelheim, oertlich: ['mariae-himmelfahrt'] })
    expect([ungeklaert(said), feiertag('2025-08-15', said)]).toEqual([[], 'Mariä Himmelfahrt'])
    for (const gemeinde of ['Nürnberg', 'München']) expect(ungeklaert(toSitz({ land: 'Bayern', gemeinde }))).toEqual([])
    for (const land of laender.filter((l) => l !== 'Bayern')) expect(ungeklaert(land)).toEqual([])
  })
  test('every holiday names its law', () => {
    expect(feiertagMitQuelle('2025-10-03', 'Hessen')?.quelle).toContain('Einigungsvertrag')
    for (const land of laender) expect(feiertagMitQuelle('2025-12-25', land)?.quelle).toMatch(/^(§|Art\.)/)
  })
})
