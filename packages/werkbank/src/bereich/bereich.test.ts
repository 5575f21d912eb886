import { einblick, werteAus } from '@weiche/regelwerk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ableitung, fall, werkstueck } from '../test-paket.ts'
import type { Wertebereich } from './bereich.ts'
import { bereicheVon } from './bereich-von.ts'

/** What the expression can be. */
function bereich(typ: string, ausdruck: string) {
  const { paket } = werkstueck({ ableitungen: [ableitung('x', typ, ausdruck)], faelle: { a: fall() } })
  const blick = einblick(paket, '2023-01-01')
  return bereicheVon(blick, paket.felder).vonAbleitung(blick.ableitungen[0]!.ableitung)
}

describe('what a value can be', () => {
  test.each([
    ['zahl', 'kinder', { offen: true, wert: { art: 'zahl', min: 0, max: 12 } }],
    ['zahl', 'min(kinder, 3)', { offen: true, wert: { art: 'zahl', min: 0, max: 3 } }],
    ['zahl', '-kinder', { offen: true, wert: { art: 'zahl', min: -12, max: 0 } }],
    ['zahl', 'if zuzug then 1 else 7', { offen: false, wert: { art: 'zahl', min: 1, max: 7 } }],
    ['janein', 'kinder < 0', { offen: true, wert: { art: 'worte', worte: new Set([false]) } }],
    ['janein', 'kinder >= 0 or zuzug', { offen: true, wert: { art: 'worte', worte: new Set([true]) } }],
    ['janein', 'art in ("erst", "folge")', { offen: true, wert: { art: 'worte', worte: new Set([true]) } }],
    ['janein', 'kinder = kinder', { offen: true, wert: { art: 'worte', worte: new Set([true]) } }],
    ['janein', 'kinder < kinder', { offen: true, wert: { art: 'worte', worte: new Set([false]) } }],
    [
      'janein',
      'verfahren.eingangsdatum < date("1900-01-01")',
      { offen: false, wert: { art: 'worte', worte: new Set([false]) } },
    ],
    ['janein', 'art != null', { offen: false, wert: { art: 'worte', worte: new Set([true, false]) } }],
  ])('%s: %s', (typ, ausdruck, erwartet) => expect(bereich(typ, ausdruck)).toEqual(erwartet))

  const zahlausdruck = fc.letrec<{ x: string }>((tie) => ({
    x: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('kinder', 'einkommen', 'satz', '3', '0.5', 'grenze'),
      fc.tuple(tie('x'), fc.constantFrom('+', '-', '*'), tie('x')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(fc.constantFrom('min', 'max'), tie('x'), tie('x')).map(([f, a, b]) => `${f}(${a}, ${b})`),
      fc.tuple(tie('x'), tie('x'), tie('x')).map(([a, b, c]) => `(if ${a} < ${b} then ${b} else ${c})`),
      tie('x').map((a) => `abs(${a})`),
      tie('x').map((a) => `floor(${a})`),
      fc.tuple(tie('x'), tie('x')).map(([a, b]) => `divide(${a}, ${b}, 4)`),
    ),
  })).x
  test('never leaves out a value that really comes up', () => {
    fc.assert(
      fc.property(
        zahlausdruck,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (ausdruck, kinder, cent) => {
          const { paket, faelle } = werkstueck({
            ableitungen: [ableitung('x', 'zahl', ausdruck)],
            faelle: { a: fall({ kinder, einkommen: (cent / 100).toFixed(2) }) },
          })
          const blick = einblick(paket, '2023-01-01')
          const { wert, offen } = bereicheVon(blick, paket.felder).vonAbleitung(blick.ableitungen[0]!.ableitung)
          const { angaben, eingang, entscheidung } = faelle[0]!
          const x = werteAus(paket, { angaben, eingangsdatum: eingang, entscheidungsdatum: entscheidung }).werte[0]![
            'x'
          ]
          expect(x === null ? offen : liegtIn(Number(x), wert)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

function liegtIn(x: number, wert: Wertebereich): boolean {
  return wert.art === 'alles' || (wert.art === 'zahl' && x >= wert.min && x <= wert.max)
}
