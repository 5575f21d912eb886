import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rechneBeispiel } from '../pruefstand/test-beispiele.ts'
import { funktionsnamen } from './funktionen.ts'

const seite = readFileSync(new URL('../../../../docs/feel.md', import.meta.url), 'utf8')
const beispiele = [...seite.matchAll(/`([^`]+)` → `([^`]+)`/g)].map((m): [string, string] => [m[1]!, m[2]!])

describe('the page of the language does not lie', () => {
  test.each(beispiele)('%s → %s', (ausdruck, erwartet) => {
    expect(rechneBeispiel(ausdruck)).toBe(erwartet)
  })
  test('every function stands there with an example', () => {
    const zeilen = seite.split('\n')
    for (const name of funktionsnamen) {
      const zeile = zeilen.find((z) => z.startsWith(`| \`${name}\` |`) || z.includes(`\`${name}(`))
      expect(zeile, name).toContain(' → `')
      expect(
        beispiele.some(([ausdruck]) => ausdruck.includes(`${name}(`)),
        name,
      ).toBe(true)
    }
  })
})
