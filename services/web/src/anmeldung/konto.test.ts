import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { antragsteller, ausweisOf, kontoOf, quelleOf } from './konto.ts'

const hmac = (_: 'konto', text: string) => createHmac('sha256', 'key').update(text).digest()
const person = (vorname: string, nachname: string, geburtsdatum = '1952-03-14') => ({ vorname, nachname, geburtsdatum })
const ausweis = (...p: Parameters<typeof person>) => ausweisOf(hmac, person(...p))

test('the account differs by provider and by person, and says nothing of either', () => {
  const all = [kontoOf(hmac, 'a', 'b'), kontoOf(hmac, 'b', 'a'), kontoOf(hmac, 'a', 'c'), quelleOf(hmac, 'a', 'b')]
  expect(new Set(all).size).toBe(4)
  expect(all.join()).toMatch(/^[0-9a-f,]+$/)
})

test.each([
  [person('Helga', 'Brandt'), person('HELGA Maria', 'brandt')],
  [person('Jörg', 'Müller'), person('Joerg', 'Mueller')],
  [person('Anna-Lena', 'Groß'), person('Anna Lena', 'Gross')],
  [person('Ivana', 'Marković'), person('Ivana', 'Markovic')],
  [person('Ju\u0308rgen', 'Lu\u0308ders'), person('Jürgen', 'Lüders')],
  [person('Karl', 'von der Heide'), person('Karl', 'Von-der-Heide')],
])('%o and %o are written by different hands and mean the same person', (a, b) => {
  expect(ausweisOf(hmac, a)).toBe(ausweisOf(hmac, b))
  expect(ausweisOf(hmac, a)).not.toBe('')
})

test('another first name, family name or birth date is another person', () => {
  const all = [
    ausweis('Helga', 'Brandt'),
    ausweis('Horst', 'Brandt'),
    ausweis('Helga', 'Brand'),
    ausweis('Helga', 'Brandt', '1952-03-15'),
  ]
  expect(new Set(all).size).toBe(4)
})

test('where something is missing there is nothing to compare, whatever stands there instead', () => {
  expect([
    ausweis('', 'Brandt'),
    ausweis('Helga', ' '),
    ausweis('Helga', 'Brandt', ''),
    ausweisOf(hmac, undefined),
  ]).toEqual(['', '', '', ''])
  fc.assert(
    fc.property(fc.anything(), (geburtsdatum) => {
      const text = ausweisOf(hmac, { vorname: 'Helga', nachname: 'Brandt', geburtsdatum } as never)
      return text === '' || typeof geburtsdatum === 'string'
    }),
  )
})

test('the Antrag names its person where the package says', () => {
  const angaben = { antragsteller: { vorname: 'A' }, halter: { vorname: 'B' } }
  expect([antragsteller(angaben), antragsteller(angaben, 'halter'), antragsteller(angaben, 'niemand')]).toEqual([
    { vorname: 'A' },
    { vorname: 'B' },
    undefined,
  ])
})
