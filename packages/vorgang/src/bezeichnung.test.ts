import { expect, test } from 'vitest'
import { bezeichnungOf } from './bezeichnung.ts'

test.each([
  ['a person by first and last name', { vorname: 'Erika', nachname: 'Muster', name: 'x' }, 'Erika Muster'],
  ['a person of whom only one is known', { nachname: 'Muster' }, 'Muster'],
  ['a dog by its name', { id: 'h1', name: ' Bella ' }, 'Bella'],
  ['nobody by nothing', { id: 'm1', vorname: null }, ''],
  ['nothing by nothing', undefined, ''],
])('a letter calls %s', (_who, eintrag, bezeichnung) => {
  expect(bezeichnungOf(eintrag)).toBe(bezeichnung)
})
