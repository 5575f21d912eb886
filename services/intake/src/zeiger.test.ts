import { describe, expect, test } from 'vitest'
import { MAX_ERRORS, toFeldfehler } from './zeiger.ts'

const gesendet = { haushalt: { mitglieder: [{ id: 'm1' }, { id: 'm2' }] } }
const fehler = (pfad: string) => ({ pfad, code: 'typ' as const, text: 'Bitte anders.' })

describe('errors point into the body that was sent', () => {
  test.each([
    ['wohnung.miete', '/wohnung/miete'],
    ['haushalt.mitglieder[m2].gdb', '/haushalt/mitglieder/1/gdb'],
    ['haushalt.mitglieder[0].gdb', '/haushalt/mitglieder/0/gdb'],
    ['wohnung.$ne', '/wohnung/$ne'],
    ['a/b', '/a~1b'],
    ['', ''],
  ])('%s is %s', (pfad, pointer) => {
    expect(toFeldfehler([fehler(pfad)], gesendet)).toEqual([{ pointer, detail: 'Bitte anders.' }])
  })

  test('a hostile body does not get a hostile answer', () => {
    expect(
      toFeldfehler(
        Array.from({ length: 1000 }, () => fehler('x')),
        gesendet,
      ),
    ).toHaveLength(MAX_ERRORS)
  })
})
