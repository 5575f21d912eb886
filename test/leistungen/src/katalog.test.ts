import { urteile } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dateienOf, faelleOf, leistungen, paketOf } from './lade.ts'
import { abschnitt9 } from './punkte.ts'

const Grund = z.looseObject({
  code: z.string(),
  titel: z.string(),
  durch: z.enum(['regel', 'gate', 'nachweis', 'verfahren']),
  gate: z.string().optional(),
  faelle: z.array(z.string()).default([]),
})
type Grund = z.infer<typeof Grund>

function gruendeOf(leistung: string): Grund[] {
  const json = JSON.parse(dateienOf(leistung)['aussteuerung-katalog.json']!)
  return z.strictObject({ $schema: z.string(), gruende: z.array(Grund) }).parse(json).gruende
}

describe.each(leistungen)('the catalogue of reasons for a person of %s', (leistung) => {
  const paket = paketOf(leistung)
  const faelle = faelleOf(leistung)
  const urteilOf = new Map([...faelle.values()].map((fall) => [fall.name, urteile(paket, fall)]))
  const gruende = gruendeOf(leistung)

  /** Does the case really show the reason, not merely carry its name? */
  function shows(grund: Grund, name: string): boolean {
    const fall = faelle.get(name)
    const urteil = urteilOf.get(name)
    if (!fall || !urteil) return false
    if (grund.durch === 'gate') return fall.gate === grund.gate
    if (grund.durch === 'nachweis') return urteil.ungelesen.includes(grund.code)
    return urteil.codes.includes(grund.code) || urteil.auswertung.offeneRegeln.some((r) => r.code === grund.code)
  }

  test.each(gruende.filter((g) => g.durch !== 'verfahren').map((g) => [g.code, g.titel, g] as const))(
    '%s "%s" has a case that shows it',
    (_code, _titel, grund) => {
      expect(grund.faelle).not.toEqual([])
      expect(grund.faelle.filter((name) => !shows(grund, name))).toEqual([])
    },
  )
  test('other procedures have no case: no Antrag can show them', () => {
    expect(gruende.filter((g) => g.durch === 'verfahren' && g.faelle.length > 0)).toEqual([])
  })
  test('every code that brings a person in any case is an item of the catalogue', () => {
    const known = new Set(gruende.map((g) => g.code))
    const read = new Set(paket.nachweise.liste.filter((n) => n.lesen).map((n) => n.code))
    const used = [...urteilOf.values()].flatMap((u) => [
      ...(u.weg === 'person' ? u.gruende.filter((code) => !read.has(code)) : []),
      ...u.auswertung.treffer.filter((t) => t.art === 'aussteuerung').map((t) => t.code),
    ])
    expect([...new Set(used)].filter((code) => !known.has(code))).toEqual([])
  })
  test('every kind of Nachweis that is not read is an item, the read ones are not', () => {
    const unread = paket.nachweise.liste.filter((n) => !n.lesen).map((n) => n.code)
    expect(
      gruende
        .filter((g) => g.durch === 'nachweis')
        .map((g) => g.code)
        .sort(),
    ).toEqual(unread.sort())
  })
  test('every rule comes true in one case and not in another', () => {
    const rows = [...urteilOf.values()].flatMap((u) => u.auswertung.trace).filter((z) => z.art === 'regel')
    const seen = (ergebnis: string) => new Set(rows.filter((r) => r.ergebnis === ergebnis).map((r) => r.code))
    const [hit, open, missed] = [seen('erfuellt'), seen('offen'), seen('nicht erfuellt')]
    const codes = [...new Set(rows.map((r) => r.code))]
    expect(codes.filter((code) => !hit.has(code) && !open.has(code))).toEqual([])
    expect(codes.filter((code) => !missed.has(code))).toEqual([])
  })
})

describe('Wohngeld', () => {
  const codes = gruendeOf('wohngeld').map((g) => g.code)
  test.each(Object.entries(abschnitt9))('an Antrag with "%s" goes to a person', (_punkt, code) => {
    expect(codes).toContain(code)
  })
})
