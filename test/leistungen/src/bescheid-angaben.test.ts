import { ladePaket } from '@weiche/regelwerk'
import { expect, test } from 'vitest'
import { dateienOf } from './lade.ts'

type Leistung = { bescheid: Record<string, unknown> & { aufstellung: object } }

/** What the loader says when section `bescheid` of the Hundesteuer is changed like this. */
function meldungen(change: (bescheid: Leistung['bescheid']) => void): [pfad: string, text: string][] {
  const dateien = dateienOf('hundesteuer')
  const leistung = JSON.parse(dateien['leistung.json']!) as Leistung
  change(leistung.bescheid)
  const geladen = ladePaket({ ...dateien, 'leistung.json': JSON.stringify(leistung) })
  return 'fehler' in geladen ? geladen.fehler.map(({ pfad, text }) => [pfad, text]) : []
}

test.each([
  [
    'another group',
    (b: Leistung['bescheid']) => void Object.assign(b, { empfaenger: 'haltr' }),
    'bescheid.empfaenger',
    'haltr.nachname',
  ],
  [
    'nobody, where no antragsteller is',
    (b: Leistung['bescheid']) => void Reflect.deleteProperty(b, 'empfaenger'),
    'bescheid.empfaenger',
    'antragsteller.nachname',
  ],
  [
    'a list that is none',
    (b: Leistung['bescheid']) => void Object.assign(b.aufstellung, { je: 'haushalt.angemeldeteHunde' }),
    'bescheid.aufstellung.je',
    'keine Liste',
  ],
  [
    'a reason with a placeholder of letters only',
    (b: Leistung['bescheid']) => void Object.assign(b['texte'] as object, { begruendung: 'bescheid-festsetzung' }),
    '',
    'Platzhalter',
  ],
])('a letter that names %s is refused when the package is loaded', (_what, change, pfad, text) => {
  const gefunden = meldungen(change)
  expect(gefunden[0]?.[0]).toBe(pfad)
  expect(gefunden[0]?.[1]).toContain(text)
})

test('as it is, nothing is said', () => {
  expect(meldungen(() => undefined)).toEqual([])
})
