import { expect, test } from 'vitest'
import { foldSteuerung, type Steuerungspruefung } from './fold-steuerung.ts'
import type { SteuerungCommit } from './steuerung.ts'

const pruefung = {} as Steuerungspruefung
const commit = (seq: number, type: string, fakten: object) =>
  ({ seq, zeitpunkt: '2025-06-01T08:00:00.000Z', ereignisse: [{ type, fakten }] }) as unknown as SteuerungCommit

test('a switch that only a newer program knows stops the automatic decisions here, and nothing known lifts that', () => {
  const neu = commit(1, 'automatik.gedrosselt', { urheber: 'a', grund: 'b' })
  const weiter = commit(2, 'automatik.fortgesetzt', { urheber: 'a', grund: 'b', klasse: 'ablehnung' })
  const { gestoppt } = foldSteuerung([neu, weiter], pruefung)
  expect(gestoppt).toEqual([{ klasse: '', seq: 1, grund: expect.stringContaining('neuere Programmfassung') }])
})
