import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ausgabeHash, isBestandteil } from './ausgabe.ts'

const dateien = fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 4 })

describe('the name of an Ausgabe', () => {
  it('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(dateien, (files) => {
        const entries = Object.entries(files)
        expect(ausgabeHash('wohngeld', new Map(entries.toReversed()))).toBe(ausgabeHash('wohngeld', new Map(entries)))
      }),
    )
  })

  it('differs as soon as any path or content differs', () => {
    fc.assert(
      fc.property(dateien, dateien, (a, b) => {
        fc.pre(JSON.stringify(Object.entries(a).sort()) !== JSON.stringify(Object.entries(b).sort()))
        const names = [a, b].map((files) => ausgabeHash('wohngeld', new Map(Object.entries(files))))
        expect(names[0]).not.toBe(names[1])
      }),
    )
  })

  it('differs between Leistungen', () => {
    expect(ausgabeHash('wohngeld', new Map())).not.toBe(ausgabeHash('bafoeg', new Map()))
  })
})

describe('what belongs to an Ausgabe', () => {
  it.each([
    'leistung.json',
    'aussteuerung-katalog.json',
    'daten/mietenstufen.json',
    'fassungen/2025-01-01/parameter.json',
    'fassungen/2025-01-01/regeln/anspruch.json',
    'texte/vermoegen.md',
    'texte/einfach/vermoegen.md',
    'texte/leicht/vermoegen.md',
  ])('%s does', (pfad) => expect(isBestandteil(pfad)).toBe(true))

  it.each([
    'faelle/e1.json',
    'beispiele/e1.json',
    'README.md',
    'texte/../leistung.json',
    'texte/amtlich/vermoegen.md',
    'leistung.json.bak',
    '.leistung.json',
    'fassungen/2025-01-01/code.ts',
  ])('%s does not', (pfad) => expect(isBestandteil(pfad)).toBe(false))
})
