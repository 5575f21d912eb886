import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findeBeispiele } from './beispiel.ts'
import { musterpersonenOf } from './musterpersonen.ts'

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url))
const schritte = findeBeispiele(rules)
const { personen, subOf } = musterpersonenOf(rules, schritte)

test('everybody who applies in a sample can be signed in, whatever the Leistung calls them', () => {
  expect(schritte.filter((s) => subOf(s) === undefined)).toEqual([])
  const namen = personen.map((p) => `${p.vorname} ${p.nachname}`)
  expect(namen).toEqual(expect.arrayContaining(['Helga Brandt', 'Rosa Lindner', 'Nils Hartmann']))
})
test('who applies several times is one person, and later steps are theirs too', () => {
  const irmgard = personen.filter((p) => p.nachname === 'Seidel')
  expect(irmgard).toHaveLength(1)
  expect(schritte.filter((s) => subOf(s) === irmgard[0]!.sub).length).toBeGreaterThan(2)
  expect(new Set(personen.map((p) => p.sub)).size).toBe(personen.length)
})
test('what names them fits into a form', () => {
  expect(personen.filter((p) => !/^[a-z0-9-]{3,60}$/.test(p.sub))).toEqual([])
})
