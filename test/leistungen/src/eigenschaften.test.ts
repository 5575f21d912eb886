import { type Angaben, setPath, type Wert } from '@weiche/vorgang'
import { urteile } from '@weiche/werkbank'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faelleOf, paketOf } from './lade.ts'

const paket = paketOf('wohngeld')
const faelle = faelleOf('wohngeld')
/** Households of one to twelve. */
const haushalte = ['e1', 'e2', 'e10', 'e3', 'e4', 'e5', 'e6', 'e7', 'haushalt-sieben', 'haushalt-acht'].concat(
  ['neun', 'zehn', 'elf', 'zwoelf'].map((zahl) => `mensch-${zahl}-personen`),
)
const fallName = fc.constantFrom(...haushalte)
const tag = fc.constantFrom('2023-07-01', '2024-12-31', '2025-01-01', '2026-12-31')
const cents = (max: number) => fc.integer({ min: 0, max: max * 100 })
const euro = (amount: number) => (amount / 100).toFixed(2)

function urteilMit(name: string, am: string, changes: Record<string, Wert>) {
  const angaben = structuredClone(faelle.get(name)!.angaben)
  for (const [path, value] of Object.entries(changes)) expect(setPath(angaben, path, value)).toBe(true)
  return urteile(paket, { angaben, eingang: am, entscheidung: am, nachweise: 'alle' })
}
const wohngeld = (...args: Parameters<typeof urteilMit>) =>
  Number(urteilMit(...args).auswertung.werte[0]!['wohngeld.monatlich'])

describe('Wohngeld, whatever the figures', () => {
  test('more income never raises it', () => {
    const path = 'haushalt.mitglieder[m1].einkuenfte[e1].betragMonat'
    fc.assert(
      fc.property(fallName, tag, cents(6000), cents(1500), (name, am, income, more) => {
        expect(wohngeld(name, am, { [path]: euro(income + more) })).toBeLessThanOrEqual(
          wohngeld(name, am, { [path]: euro(income) }),
        )
      }),
    )
  })
  test('more rent never lowers it', () => {
    fc.assert(
      fc.property(fallName, tag, cents(2000), cents(500), (name, am, rent, more) => {
        expect(wohngeld(name, am, { 'wohnung.miete': euro(rent + more) })).toBeGreaterThanOrEqual(
          wohngeld(name, am, { 'wohnung.miete': euro(rent) }),
        )
      }),
    )
  })
  test('the order of the members and of their income does not matter', () => {
    fc.assert(
      fc.property(fallName, fc.infiniteStream(fc.nat()), (name, zahlen) => {
        const fall = faelle.get(name)!
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, at: zahlen.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map((x) => x.item)
        const members = (fall.angaben['haushalt'] as Angaben)['mitglieder'] as Angaben[]
        const mixed = shuffle(members.map((m) => ({ ...m, einkuenfte: shuffle(m['einkuenfte'] as Wert[]) })))
        const { weg, codes, betraege } = urteilMit(name, fall.eingang, { 'haushalt.mitglieder': mixed })
        expect({ weg, codes, betraege }).toEqual({
          weg: fall.erwartet.weg,
          codes: fall.erwartet.codes,
          betraege: fall.erwartet.betraege,
        })
      }),
    )
  })
  test('a payment is whole euros, at least 10, and below 10 there is a refusal', () => {
    const path = 'haushalt.mitglieder[m1].einkuenfte[e1].betragMonat'
    fc.assert(
      fc.property(fallName, tag, cents(5000), (name, am, income) => {
        const { auswertung } = urteilMit(name, am, { [path]: euro(income) })
        const paid = Number(auswertung.abschnitte[0]!.betrag)
        expect(auswertung.ausgang).toBe(paid >= 10 ? 'bewilligung' : 'ablehnung')
        expect(Number.isInteger(paid)).toBe(true)
      }),
    )
  })
})

describe('an unknown Angabe', () => {
  const dark = [...faelle.values()].filter((f) => f.erwartet.weg === 'dunkel')
  const whole = dark.filter((f) => f.basis === undefined)
  test('never changes the outcome of any case that stays dark', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dark), fc.nat(), ({ angaben, eingang, entscheidung, erwartet }, at) => {
        const paths = pathsOf(angaben)
        const less = structuredClone(angaben)
        setPath(less, paths[at % paths.length]!, null)
        const urteil = urteile(paket, { angaben: less, eingang, entscheidung, nachweise: 'alle' })
        if (urteil.weg === 'dunkel') expect(urteil.betraege).toEqual(erwartet.betraege)
      }),
      { numRuns: 300 },
    )
  })
  test.each(whole.map((fall) => [fall.name, fall] as const))(
    'never changes what is decided dark (%s)',
    (_name, fall) => {
      for (const path of pathsOf(fall.angaben)) {
        const { weg, betraege } = urteilMitUnbekannt(fall.angaben, fall.eingang, path)
        if (weg === 'dunkel') expect([path, betraege]).toEqual([path, fall.erwartet.betraege])
      }
    },
  )
  function urteilMitUnbekannt(angaben: Angaben, am: string, path: string) {
    const copy = structuredClone(angaben)
    setPath(copy, path, null)
    return urteile(paket, { angaben: copy, eingang: am, entscheidung: am, nachweise: 'alle' })
  }
})

/** Every Angabe that may be left out, lists as a whole as well; the identity of the applicant and ids are not. */
function pathsOf(value: Wert, path = ''): string[] {
  if (Array.isArray(value))
    return [path, ...value.flatMap((item) => pathsOf(item, `${path}[${(item as Angaben)['id']}]`))]
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value)
    .flatMap(([name, inner]) => pathsOf(inner, path === '' ? name : `${path}.${name}`))
    .filter((p) => !/\.id$|^antragsteller\.(?!auskunftssperre|betreuung)/.test(p))
}
