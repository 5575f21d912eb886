import type { Angaben, Wert } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import { baueModell } from '../modell/modell.ts'
import { ableitung, angaben as datenmodell, paketMit } from '../pruefstand/test-paket.ts'
import { rechne, typisiereText } from '../pruefstand/test-umgebung.ts'
import { tage } from '../pruefstand/test-zufall.ts'
import { ausdruck, faelle, vorkommend } from '../pruefstand/test-zufall-feel.ts'
import type { Feld } from '../schema/angaben.ts'
import { drucke } from '../werte/drucke.ts'
import { GELD, ZAHL } from '../werte/typ.ts'
import { FeelFehler } from './ast.ts'
import type { Baum } from './baum.ts'
import { eigenschaften } from './daten.ts'
import { funktionsnamen } from './funktionen.ts'

const typen = { zahl: {}, janein: {}, text: {}, datum: {}, zahlen: { von: 'zahl' }, texte: { von: 'text' } } as const
type Ergebnisart = keyof typeof typen
const einer = fc
  .constantFrom(...(Object.keys(typen) as Ergebnisart[]))
  .chain((art) => ausdruck[art].map((text) => ({ art, text: text(0) })))

const modell = baueModell(datenmodell['felder'] as Feld[])
const stufe = { id: 'stufe', schluessel: [{ id: 'personen', typ: ZAHL }], typ: GELD, zeilen: new Map() }

/** The typed tree, or undefined when the expression is refused; any other exception fails the test. */
function lade(text: string): Baum | undefined {
  try {
    return typisiereText(text, modell, stufe)
  } catch (error) {
    if (!(error instanceof FeelFehler)) throw error
    return undefined
  }
}

/** May the partly known value become the other one when the rest gets known? */
function vertraegt(teil: Wert, ganz: Wert): boolean {
  if (teil === null) return true
  if (!Array.isArray(teil)) return teil === ganz
  return Array.isArray(ganz) && teil.length === ganz.length && teil.every((x, i) => vertraegt(x, ganz[i]!))
}

const FEHLGRIFFE =
  '^ ** / .. == null item [ ] ( ) - "a" @ not in < {a:1} .a .year 1..3 for , [1..2) @"P1D" and or 1e9 %'
const fehlgriff = fc.constantFrom(...FEHLGRIFFE.split(' '), '')

describe('any expression that loads', () => {
  test('is computed without an exception, and a known result stays when the rest gets known', () => {
    let geladen = 0
    let bekannt = 0
    const runs = 700
    fc.assert(
      fc.property(einer, faelle, ({ text }, { ganz, teil }) => {
        const baum = lade(text)
        if (!baum) return
        geladen++
        const [t, g] = [teil, ganz].map((angaben) => drucke(rechne(baum, modell, angaben), baum.typ))
        if (t !== null) bekannt++
        expect(vertraegt(t!, g!), `${text}: ${JSON.stringify(t)} -> ${JSON.stringify(g)}`).toBe(true)
      }),
      { numRuns: runs },
    )
    expect(geladen).toBeGreaterThan(runs * 0.8)
    expect(bekannt).toBeGreaterThan(runs * 0.2)
  })
  test('gives the same bytes as generated code and as closures', () => {
    fc.assert(
      fc.property(fc.array(einer, { minLength: 6, maxLength: 10 }), faelle, (texte, { ganz, teil }) => {
        const ableitungen = texte
          .filter(({ text }) => lade(text))
          .map(({ art, text }, i) => ableitung(`x${String(i)}`, 'von' in typen[art] ? 'liste' : art, text, typen[art]))
        const [code, funktionen] = [true, false].map((erzeuge) => paketMit({ ableitungen, erzeuge }))
        const bytes = (paket: typeof code, angaben: Angaben) => JSON.stringify(werteAus(paket!, { angaben, ...tage }))
        for (const angaben of [ganz, teil]) expect(bytes(code, angaben)).toBe(bytes(funktionen, angaben))
      }),
      { numRuns: 20 },
    )
  })
  test('and one that was mistyped is refused or computed, never the cause of an exception', () => {
    fc.assert(
      fc.property(einer, faelle, fc.nat(), fc.nat(9), fehlgriff, ({ text }, { teil }, ort, weg, statt) => {
        const stelle = ort % (text.length + 1)
        const baum = lade(`${text.slice(0, stelle)} ${statt} ${text.slice(stelle + weg)}`)
        if (baum) drucke(rechne(baum, modell, teil), baum.typ)
      }),
      { numRuns: 1000 },
    )
  })
  test('may use every function and every field that there is', () => {
    const felder = Object.values(eigenschaften).flat()
    expect(funktionsnamen.filter((name) => !vorkommend.includes(`${name}(`))).toEqual([])
    expect(felder.filter((name) => !vorkommend.includes(`}.${name}`))).toEqual([])
  })
})
