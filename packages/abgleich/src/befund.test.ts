import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { findeBefunde } from './befund.ts'
import { liesErwartungen, standardErwartungen } from './erwartungen.ts'
import type { Zusammenfassung } from './zusammenfassung.ts'

const gut: Zusammenfassung = {
  ...{ bilanz: [], staende: [], auftraege: [], ohneZeile: [], ohneLog: [] },
  log: { commits: 0, gezaehlt: undefined, befunde: [], befundeGesamt: 0 },
  ...{ liste: 0, koepfe: 0, relay: undefined, unverstanden: 0 },
  geparkt: { anzahl: 0, aelteste: 0 },
}
const zahl = fc.nat(1_000_000)

describe('the account of a Leistung', () => {
  test('is in order exactly when every acknowledged intake is decided, with a person, or open', () => {
    fc.assert(
      fc.property(zahl, zahl, zahl, fc.nat(50), fc.integer({ min: -3, max: 53 }), (a, b, c, frisch, mehr) => {
        const gefunden = a + b + c
        const angenommen = gefunden - mehr
        fc.pre(angenommen >= 0)
        const bilanz = { leistung: 'x', entschieden: a, beiPerson: b, offen: c, angenommen }
        const z = { ...gut, bilanz: [{ ...bilanz, angenommenJetzt: angenommen + frisch }] }
        const isRight = gefunden >= angenommen && gefunden <= angenommen + frisch
        expect(findeBefunde(z, standardErwartungen).length === 0).toBe(isRight)
      }),
    )
  })

  test('says nothing is missing while the lists are still far behind the log: that is another finding', () => {
    const bilanz = [{ leistung: 'x', entschieden: 1, beiPerson: 0, offen: 0, angenommen: 9, angenommenJetzt: 9 }]
    expect(findeBefunde({ ...gut, bilanz, liste: 90 }, standardErwartungen).map((b) => b.code)).toEqual(['liste-hinkt'])
  })
})

describe('the expected times of an installation', () => {
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-erwartungen-'))
  afterAll(() => rmSync(ordner, { recursive: true }))
  const lies = (text: string) => {
    const datei = join(ordner, 'erwartungen.json')
    writeFileSync(datei, text)
    const gelesen = liesErwartungen(datei)
    return gelesen.ok ? gelesen.wert : gelesen.text.slice(datei.length)
  }

  test('change what they name, and nothing else', () => {
    expect(lies('{"staende":{"bei-person":"3 d"},"auftrag":"2 h"}')).toEqual({
      ...standardErwartungen,
      auftrag: 7_200,
      staende: { ...standardErwartungen.staende, 'bei-person': 259_200 },
    })
  })

  test.each([
    ['{', ': Das ist kein gültiges JSON.'],
    ['{"auftrag":"bald"}', ', Stelle „auftrag“: Bitte eine Dauer wie „30 s“, „5 min“, „2 h“ oder „14 d“ angeben.'],
    ['{"staende":{"beiPerson":"3 d"}}', ', Stelle „staende“: beiPerson gibt es hier nicht.'],
    ['{"vielleicht":"3 d"}', ', Stelle „“: vielleicht gibt es hier nicht.'],
  ])('%s is refused with place, reason and remedy', (text, gesagt) => {
    expect(lies(text)).toBe(gesagt)
  })

  test('hold for every Stand in which somebody has to act', () => {
    expect(liesErwartungen(join(ordner, 'fehlt.json'))).toEqual({ ok: true, wert: standardErwartungen })
    const { abgeschlossen, ...rest } = standardErwartungen.staende
    expect(abgeschlossen).toBeUndefined()
    expect(Object.keys(rest)).toHaveLength(9)
  })
})
