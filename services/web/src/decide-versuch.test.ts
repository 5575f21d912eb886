import { expect, test } from 'vitest'
import { decideVersuch, type Zaehlerart } from './decide-versuch.ts'

const bis = new Date('2026-11-22T12:15:00Z')
const spaeter = new Date('2026-11-22T12:20:00Z')
const zaehler = (more: Partial<Record<Zaehlerart, number>>) => ({
  paar: { anzahl: more.paar ?? 1, bis },
  vorgang: { anzahl: more.vorgang ?? 1, bis: spaeter },
  adresse: { anzahl: more.adresse ?? 1, bis },
})

test('who mistypes has five tries and is told how many are left', () => {
  expect([1, 2, 3, 4, 5].map((paar) => decideVersuch(zaehler({ paar })))).toEqual(
    [4, 3, 2, 1, 0].map((uebrig) => ({ kind: 'erlaubt', uebrig })),
  )
  expect(decideVersuch(zaehler({ paar: 6 }))).toEqual({ kind: 'gesperrt', bis })
})

test('one address at many Vorgaenge, or many addresses at one, are locked as well, until the last of the locks ends', () => {
  expect(decideVersuch(zaehler({ adresse: 31 }))).toEqual({ kind: 'gesperrt', bis })
  expect(decideVersuch(zaehler({ vorgang: 51, paar: 6 }))).toEqual({ kind: 'gesperrt', bis: spaeter })
  expect(decideVersuch(zaehler({ vorgang: 50 }))).toEqual({ kind: 'erlaubt', uebrig: 0 })
})
