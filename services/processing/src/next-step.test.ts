import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { nextStep } from './next-step.ts'

const line = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const kind = (...commits: Parameters<typeof e.gegeben>) => nextStep(e.gegeben(...commits)).kind

describe('what processing has to do', () => {
  test('evaluates once the Zustaendigkeit is known for the newest input', () => {
    expect(kind(...line)).toBe('auswerten')
    expect(kind(...line.slice(0, 2))).toBe('nichts')
    expect(kind(...line, [e.nachgereicht()])).toBe('nichts')
  })
  test.each([
    ['decided', e.entschieden(1)],
    ['asked for documents', e.nachgefordert(1, '2025-06-30')],
    ['given to a person', e.ausgesteuert(1, 'fachlich')],
    ['withdrawn', e.zurueckgenommen()],
  ])('rests when the Vorgang was %s', (_name, outcome) => {
    expect(kind(...line, [outcome])).toBe('nichts')
  })
  test('a technical Aussteuerung of another handler does not stop it', () => {
    expect(kind(...line, [e.ausgesteuert(1, 'technisch', 'routing.legeAb')])).toBe('auswerten')
  })
  test('evaluates again when a person returned the Vorgang, and only once', () => {
    const returned = [...line, [e.ausgesteuert(1, 'fachlich')], [e.zurueckgegeben(1)]]
    expect(kind(...returned)).toBe('auswerten')
    expect(kind(...returned, [e.entschieden(1)])).toBe('nichts')
  })
  test('a Widerspruch is for a person: its rules are not evaluated, and no return leads to an automatic decision', () => {
    const line = [[e.eingegangen(), e.widerspruchEingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
    expect(kind(...line)).toBe('widerspruch-pruefen')
    const told = [...line, [e.ausgesteuert(1, 'fachlich', '', ['AS-WIDERSPRUCH'])]]
    expect(kind(...told)).toBe('nichts')
    expect(kind(...told, [e.zurueckgegeben(1, ['AS-WIDERSPRUCH'])])).toBe('widerspruch-pruefen')
  })
  test('what comes in after the order of the Bescheid goes to a person, once', () => {
    const late = [...line, [e.entschieden(1)], [e.bescheid(1)], [e.nachgereicht()], [e.geprueft(6)], [e.zugeordnet(6)]]
    expect(kind(...late)).toBe('eingang-nach-entscheidung')
    const told = [...late, [e.ausgesteuert(6, 'eingang-nach-entscheidung')]]
    expect(kind(...told)).toBe('nichts')
    expect(kind(...told, [e.zurueckgegeben(6)])).toBe('nichts')
  })
  test('a Frist that passed after the reminder brings a person, once, and a return starts over', () => {
    const lapsed = [
      ...line,
      [e.nachgefordert(1, '2025-06-30')],
      [e.erinnert(1, 4, '2025-07-15')],
      [e.fristAbgelaufen(1, 4, '2025-07-15')],
    ]
    expect(kind(...lapsed)).toBe('versagung-pruefen')
    const atPerson = [...lapsed, [e.ausgesteuert(1, 'frist')]]
    expect(kind(...atPerson)).toBe('nichts')
    expect(kind(...atPerson, [e.zurueckgegeben(1)])).toBe('auswerten')
    expect(kind(...atPerson, [e.zurueckgegeben(1)], [e.nachgefordert(1, '2025-09-01')])).toBe('nichts')
  })
})
