import { expect, test } from 'vitest'
import { mayFollow, mayRead, type Zugang } from './zugang.ts'

const vorgang = { vorgangId: 'K7QD-2M9X-P0AH-W4TR-8', konten: ['ich'] }
const fremder = { vorgangId: 'ABCD-EFGH-JKMN-PQRS-T', konten: ['andere'] }
const person = { art: 'person', konto: 'ich', ausweis: '' } as const
const darf = (zugang: Zugang, v: typeof vorgang) => [mayFollow(zugang, v), mayRead(zugang, v)]

test('the code follows one Vorgang and reads none', () => {
  const code = { art: 'code', vorgangId: vorgang.vorgangId } as const
  expect([darf(code, vorgang), darf(code, fremder)]).toEqual([
    [true, false],
    [false, false],
  ])
})
test('a person reads what belongs to the own account, and nothing else', () => {
  expect([darf(person, vorgang), darf(person, fremder)]).toEqual([
    [true, true],
    [false, false],
  ])
})
test('a person with a code follows that Vorgang, and reads it only once it is linked', () => {
  expect(darf({ ...person, code: fremder.vorgangId }, fremder)).toEqual([true, false])
  expect(darf({ ...person, code: fremder.vorgangId }, { ...fremder, konten: ['andere', 'ich'] })).toEqual([true, true])
})
test('nobody sees anything', () => {
  expect(darf({ art: 'none' }, vorgang)).toEqual([false, false])
})
