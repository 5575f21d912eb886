import { expect, test } from 'vitest'
import { sprachen } from '../seite/modell.ts'
import { dauerText } from './dauer.ts'
import { eineMinute } from './erfahrung.ts'

test('given enough cases of both ways, then each is told with the number behind it, and that it is no promise', () => {
  const both = [
    { weg: 'dunkel', tage: 0, anzahl: 143 },
    { weg: 'person', tage: 13, anzahl: 31 },
  ] as const
  expect(dauerText(both, 'einfach')).toEqual([
    'Ohne Rückfrage sind 8 von 10 Anträgen noch am selben Tag entschieden (letzte 143 Fälle).',
    'Prüft ein Mensch im Amt, sind 8 von 10 Anträgen nach höchstens 13 Tagen entschieden (letzte 31 Fälle).',
    'Das sind Erfahrungen. Bei Ihnen kann es anders sein.',
  ])
  for (const sprache of sprachen) expect(dauerText(both, sprache)).toHaveLength(3)
})

test('given too few cases, then it says so, in every language, and names no number', () => {
  for (const sprache of sprachen) {
    const saetze = dauerText([{ weg: 'dunkel' }, { weg: 'person' }], sprache)
    expect(saetze).toHaveLength(1)
    expect(saetze[0]).not.toMatch(/\d/)
  }
  expect(dauerText([{ weg: 'dunkel', tage: 1, anzahl: 30 }, { weg: 'person' }], 'einfach')).toEqual([
    'Ohne Rückfrage sind 8 von 10 Anträgen nach 1 Tag entschieden (letzte 30 Fälle).',
    'Das sind Erfahrungen. Bei Ihnen kann es anders sein.',
  ])
})

test('given many look at their status, then the lists are asked once a minute, and again at once after a failure', async () => {
  let asked = 0
  const frage = eineMinute(async () => {
    if (asked++ === 0) throw new Error('away')
    return undefined
  })
  const was = { leistung: 'wohngeld', weg: 'dunkel', heute: '2025-06-01' } as const
  await expect(frage(was)).rejects.toThrow('away')
  await Promise.all(Array.from({ length: 20 }, () => frage(was)))
  expect(asked).toBe(2)
  await frage({ ...was, weg: 'person' })
  expect(asked).toBe(3)
})
