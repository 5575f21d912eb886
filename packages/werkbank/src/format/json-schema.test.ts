import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { alleDateiarten, dateiartOf } from './alle-dateiarten.ts'
import { jsonSchemaOf, schemaDateien, schemaVerweis } from './json-schema.ts'

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url))
const pakete = readdirSync(rules).filter((name) => existsSync(join(rules, name, 'leistung.json')))
const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }))
const pruefer = new Map(alleDateiarten.map((art) => [art.art, ajv.compile(jsonSchemaOf(art))]))

function jsonDateien(paket: string): string[] {
  return readdirSync(join(rules, paket), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(join(rules, paket), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

describe('the published JSON Schemas', () => {
  test('are up to date; if not: npm run weiche -- schema', () => {
    const ordner = join(rules, '_schema')
    const gefunden = readdirSync(ordner).map((name) => [name, readFileSync(join(ordner, name), 'utf8')])
    expect(Object.fromEntries(gefunden)).toEqual(schemaDateien())
  })

  test.each(pakete)('accept every file of %s, and every file names its schema', (paket) => {
    for (const pfad of jsonDateien(paket)) {
      const art = dateiartOf(pfad)
      expect(art, pfad).toBeDefined()
      const json: unknown = JSON.parse(readFileSync(join(rules, paket, pfad), 'utf8'))
      const pruefe = pruefer.get(art!.art)!
      expect(pruefe(json) || pruefe.errors, pfad).toBe(true)
      expect(json, pfad).toHaveProperty('$schema', schemaVerweis(pfad, art!.art))
    }
  })

  test.each(pakete)('refuse an unknown key in any file of %s', (paket) => {
    for (const pfad of jsonDateien(paket)) {
      const json = JSON.parse(readFileSync(join(rules, paket, pfad), 'utf8')) as object
      expect(pruefer.get(dateiartOf(pfad)!.art)!({ ...json, unbekannt: 1 }), pfad).toBe(false)
    }
  })
})

describe('the schema of a condition', () => {
  const pruefe = pruefer.get('regeln')!
  const regel = (conditions: unknown) => ({
    regeln: [
      {
        code: 'A-B-1',
        titel: 'x',
        norm: '§ 1',
        phase: 'anspruch',
        conditions,
        event: { type: 'ablehnung', params: { text: 'x' } },
      },
    ],
  })
  test.each([
    { all: [{ fact: 'a', operator: 'equal', value: '1' }] },
    { any: [{ not: { condition: 'armut' } }] },
    { all: [{ fact: 'a', path: '$.b.c', operator: 'in', value: ['x', 'y'], priority: 3 }] },
    {
      all: [{ fact: 'kinder', operator: 'some', value: { all: [{ fact: 'alter', operator: 'lessThan', value: 6 }] } }],
    },
    { all: [{ fact: 'a', operator: 'lessThan', value: { fact: 'satz', params: { personen: 2 } } }] },
  ])('accepts %j', (bedingung) => expect(pruefe(regel(bedingung))).toBe(true))
  test.each([
    { all: [] },
    { fact: 'a', operator: 'equals', value: 1 },
    { all: [{ fact: 'a', operator: 'equal' }] },
    { all: [{ fact: 'a', operator: 'equal', value: 1.5 }] },
    { all: [{ fact: 'a', path: '$..b', operator: 'equal', value: 1 }] },
    { all: [{ fact: 'a', operator: 'some', value: 1 }] },
    { any: [{ condition: 'armut' }], all: [{ condition: 'armut' }] },
  ])('refuses %j', (bedingung) => expect(pruefe(regel(bedingung))).toBe(false))
})
