import { fileURLToPath } from 'node:url'
import { readBeispiele } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import { createTextExtractor } from '@weiche/pdf-text'
import { afterAll, expect, test } from 'vitest'
import { createZufall, nachweiseOf, personAntrag, unterscheide } from './index.ts'

const rules = fileURLToPath(new URL('../../../rules', import.meta.url))
const vorlage = readBeispiele(rules, 'wohngeld').find((b) => b.id === 'e1')!
const renderer = createDokumentRenderer({ workers: 1 })
const extractor = createTextExtractor({ workers: 1 })
afterAll(() => Promise.all([renderer.close(), extractor.close()]))

test('the same seed gives the same person, another seed another', () => {
  const person = (seed: number) => personAntrag(vorlage, createZufall(seed))
  expect(person(1)).toEqual(person(1))
  expect(person(1)).not.toEqual(person(2))
})

test('applications of one person differ in nothing but the savings', () => {
  const antrag = personAntrag(vorlage, createZufall(1))
  expect(unterscheide(antrag, 7)).toEqual({ ...antrag, vermoegen: { summe: '1000.07' } })
})

test('a padded Nachweis has its size and is still read', async () => {
  const zufall = createZufall(3)
  const antrag = personAntrag(vorlage, zufall)
  const anlagen = await nachweiseOf(renderer, vorlage, antrag, { zufall, stichtag: '2025-06-02', bytes: 50_000 })
  expect(anlagen.map((a) => a.art)).toEqual(['mietbescheinigung', 'meldebescheinigung', 'rentenbescheid'])
  for (const { bytes } of anlagen) {
    expect(bytes.length).toBe(50_000)
    expect(await extractor.extract(bytes)).toMatchObject({ ok: true })
  }
})
