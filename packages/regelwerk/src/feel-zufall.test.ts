import type { Angaben, Wert } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eigenschaften } from './feel-daten.ts'
import { funktionsnamen } from './feel-funktionen.ts'
import type { Paket } from './paket.ts'
import { ableitung, paketMit } from './test-paket.ts'
import { tage } from './test-zufall.ts'
import { ausdruck, faelle, vorkommend } from './test-zufall-feel.ts'
import { werteAus } from './werte-aus.ts'

const typen = { zahl: {}, janein: {}, text: {}, datum: {}, zahlen: { von: 'zahl' }, texte: { von: 'text' } } as const
type Ergebnisart = keyof typeof typen
const einer = fc
  .constantFrom(...(Object.keys(typen) as Ergebnisart[]))
  .chain((art) => ausdruck[art].map((text) => ({ art, text: text(0) })))

const FEHLGRIFFE =
  '^ ** / .. == null item [ ] ( ) - "a" @ not in < {a:1} .a .year 1..3 for , [1..2) @"P1D" and or 1e9 %'
const fehlgriff = fc.constantFrom(...FEHLGRIFFE.split(' '), '')

const lade = (art: Ergebnisart, text: string, erzeuge: boolean): Paket =>
  paketMit({ ableitungen: [ableitung('x', 'von' in typen[art] ? 'liste' : art, text, typen[art])], erzeuge })
const auswertung = (paket: Paket, angaben: Angaben) => werteAus(paket, { angaben, ...tage })

/** May the partly known value become the other one when the rest gets known? */
function vertraegt(teil: Wert, ganz: Wert): boolean {
  if (teil === null) return true
  if (!Array.isArray(teil)) return teil === ganz
  return Array.isArray(ganz) && teil.length === ganz.length && teil.every((x, i) => vertraegt(x, ganz[i]!))
}

describe('any expression that loads', () => {
  test('is computed without an exception, by code and closures alike; a known result stays when the rest gets known', () => {
    let geladen = 0
    let bekannt = 0
    const runs = 300
    fc.assert(
      fc.property(einer, faelle, ({ art, text }, { ganz, teil }) => {
        let pakete: Paket[]
        try {
          pakete = [lade(art, text, true), lade(art, text, false)]
        } catch (error) {
          expect(String(error)).toMatch(/^Error: \[\n/)
          return
        }
        geladen++
        const [mit, ohne] = pakete.map((paket) => [ganz, teil].map((angaben) => auswertung(paket, angaben)))
        expect(JSON.stringify(mit)).toBe(JSON.stringify(ohne))
        const [g, t] = mit!.map((a) => a.werte[0]!['x'] ?? null)
        if (t !== null) bekannt++
        expect(vertraegt(t!, g!), `${text}: ${JSON.stringify(t)} -> ${JSON.stringify(g)}`).toBe(true)
      }),
      { numRuns: runs },
    )
    expect(geladen).toBeGreaterThan(runs * 0.8)
    expect(bekannt).toBeGreaterThan(runs * 0.2)
  })
  test('and one that was mistyped is refused or computed, never the cause of an exception', () => {
    fc.assert(
      fc.property(einer, faelle, fc.nat(), fc.nat(9), fehlgriff, ({ art, text }, { teil }, ort, weg, statt) => {
        const stelle = ort % (text.length + 1)
        const vertippt = `${text.slice(0, stelle)} ${statt} ${text.slice(stelle + weg)}`
        let paket: Paket
        try {
          paket = lade(art, vertippt, false)
        } catch (error) {
          expect(String(error)).toMatch(/^Error: \[\n/)
          return
        }
        expect(auswertung(paket, teil).werte).toHaveLength(1)
      }),
      { numRuns: 600 },
    )
  })
  test('may use every function and every field that there is', () => {
    const felder = Object.values(eigenschaften).flat()
    expect(funktionsnamen.filter((name) => !vorkommend.includes(`${name}(`))).toEqual([])
    expect(felder.filter((name) => !vorkommend.includes(`}.${name}`))).toEqual([])
  })
})
