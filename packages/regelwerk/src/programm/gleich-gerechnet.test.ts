import { describe, expect, test } from 'vitest'
import { ableitung, paketMit } from '../pruefstand/test-paket.ts'
import { gleichGerechnet, istGleich } from './gleich-gerechnet.ts'

type Ableitungen = ReturnType<typeof ableitung>[]

const grenze = ableitung('grenze', 'betrag', 'einkommen + 1')
const darueber = ableitung('darueber', 'betrag', 'grenze * 2')
const daneben = ableitung('daneben', 'betrag', 'miete * 2')

function gleiche(vorher: Ableitungen, nachher: Ableitungen): string[] {
  const [alt, neu] = [vorher, nachher].map((ableitungen) => paketMit({ ableitungen }).kompiliert.fassungen[0]!)
  return [...gleichGerechnet(alt!, neu!)].map(({ id }) => id).filter((id) => id !== 'ergebnis')
}

describe('computed facts need not be computed anew', () => {
  test('when neither they nor what they build on has changed', () => {
    expect(gleiche([grenze, darueber, daneben], [grenze, darueber, daneben])).toEqual(['grenze', 'darueber', 'daneben'])
    const anders = ableitung('grenze', 'betrag', 'einkommen + 2')
    expect(gleiche([grenze, darueber, daneben], [anders, darueber, daneben])).toEqual(['daneben'])
  })
  test('but when they are rounded in another way', () => {
    const gerundet = { ...darueber, rundung: { skala: 0, modus: 'half-up', norm: '§ 1 ProbeG' } }
    expect(gleiche([grenze, darueber], [grenze, gerundet])).toEqual(['grenze'])
  })
  test('but when they have moved to another slot', () => {
    expect(gleiche([grenze, darueber, daneben], [grenze, daneben, darueber])).toEqual(['grenze'])
  })
})

test('functions and what has no fields are the same only when they are one', () => {
  const fn = () => 1
  expect(istGleich({ fn }, { fn })).toBe(true)
  expect(istGleich({ fn }, { fn: () => 1 })).toBe(false)
  expect(istGleich(new Set([1]), new Set([1]))).toBe(false)
  expect(istGleich(new Map([['a', { n: 1 }]]), new Map([['a', { n: 1 }]]))).toBe(true)
  expect(istGleich(new Map([['a', { n: 1 }]]), new Map([['a', { n: 2 }]]))).toBe(false)
})
