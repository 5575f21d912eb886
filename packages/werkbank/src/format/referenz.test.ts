import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { operatoren, phasen, quantoren } from '@weiche/regelwerk'
import { describe, expect, test } from 'vitest'
import { fehlendeArten, referenz } from './referenz.ts'

const wurzel = fileURLToPath(new URL('../../../..', import.meta.url))
const ordner = join(wurzel, 'rules/_vorlage')
const vorlage = Object.fromEntries(
  readdirSync(ordner, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((pfad) => [relative(ordner, pfad).replaceAll('\\', '/'), readFileSync(pfad, 'utf8')]),
)
const seite = readFileSync(join(wurzel, 'docs/leistungspaket.md'), 'utf8')

describe('the reference page', () => {
  test('is up to date; if not: npm run weiche -- schema', () => expect(referenz(seite, vorlage)).toBe(seite))
  test('speaks of every kind of file', () => expect(fehlendeArten(seite)).toEqual([]))
  test('speaks of every phase and every operator', () => {
    const worte = [...phasen, ...operatoren, ...quantoren]
    expect(worte.filter((wort) => !seite.includes(`\`${wort}\``))).toEqual([])
  })
  test('a generated part is replaced as a whole', () => {
    const alt = 'vorher\n<!-- erzeugt: fassung -->\nalt\n<!-- ende -->\nnachher'
    const neu = referenz(alt, vorlage)
    expect(neu).toMatch(/^vorher\n[\s\S]*nachher$/)
    expect(neu).toContain('| `wie` | Tag |')
    expect(neu).not.toContain('alt\n')
    expect(referenz(neu, vorlage)).toBe(neu)
  })
})
