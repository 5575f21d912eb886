import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { wartend } from './wartet.ts'
import { toZeile } from './zeile.ts'

const line = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const told = e.mitgeteilt(4)
const asked = [...line, [e.nachgefordert(1, '2025-06-30')], [told]]
const am = (heute: string, ...given: Parameters<typeof e.gegeben>) =>
  wartend(toZeile(e.gegeben(...given)), { heute, sollTage: 42, vorlauf: 14, anzahl: 1 })

describe('what a Vorgang waits for', () => {
  test('a request waits for the citizen, then a reminder follows by itself, then a person', () => {
    expect(am('2025-06-10', ...asked)).toMatchObject({
      auf: 'Buerger',
      faellig: { am: '2025-07-01', dann: 'Erinnerung' },
      soll: { ruht: 42 },
    })
    expect(am('2025-07-02', ...asked, [e.erinnert(1, 4, '2025-07-18')])).toMatchObject({
      faellig: { am: '2025-07-19', dann: 'Versagung pruefen' },
    })
  })
  test('the target moves by the days that were waited; the three months do not', () => {
    const answered = e.gegeben(...asked, [e.nachgereicht()])
    const late = { ...answered, verlauf: answered.verlauf.map((v) => ({ ...v })) }
    late.verlauf.at(-1)!.zeitpunkt = '2025-06-11T08:00:00.000Z'
    const seen = wartend(toZeile(late), { heute: '2025-07-20', sollTage: 42, vorlauf: 14, anzahl: 1 })
    expect(seen).toMatchObject({
      auf: 'Maschine',
      faellig: null,
      soll: { bis: '2025-07-23', dringlichkeit: 'bald' },
      untaetigkeit: { bis: '2025-09-01', dringlichkeit: 'ruhig' },
    })
  })
  test.each([
    ['2025-08-17', 'ruhig'],
    ['2025-08-18', 'bald'],
    ['2025-09-01', 'bald'],
    ['2025-09-02', 'ueberschritten'],
  ])('on %s the three months of an Antrag of 1 June are %s, whatever is open', (heute, ist) => {
    expect(am(heute, ...asked).untaetigkeit.dringlichkeit).toBe(ist)
  })
  test('with a person nothing happens by itself', () => {
    expect(am('2025-07-20', ...line, [e.ausgesteuert(1, 'fachlich')])).toMatchObject({ auf: 'Person', faellig: null })
  })
})
