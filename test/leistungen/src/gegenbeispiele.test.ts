import { bewerte, type Lage, ladePaket } from '@weiche/regelwerk'
import { setPath } from '@weiche/vorgang'
import { type Gegenbeispiel, gegenbeispiele, lageOfFall, vergleicheAchsen } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, paketOf } from './lade.ts'

const paket = paketOf('wohngeld')
const faelle = faelleOf('wohngeld')

function lageVon(name: string): Lage {
  const ergebnis = lageOfFall(paket, faelle.get(name)!)
  if (!ergebnis.ok) throw new Error(name)
  const { vorgang, heute } = ergebnis.lage
  return {
    angaben: vorgang.pruefung!.inhalt.angaben,
    eingangsdatum: vorgang.antrag.fakten.eingangsdatum,
    entscheidungsdatum: heute,
  }
}

/** The outcome with just this Angabe at another value. */
function mit(lage: Lage, { pfad, typ }: Gegenbeispiel, wert: string) {
  const angaben = structuredClone(lage.angaben)
  setPath(angaben, pfad, typ === 'ganzzahl' ? Number(wert) : wert)
  return bewerte(paket, { ...lage, angaben })
}
const cents = (text: string) => Math.round(Number(text) * 100)

describe('what would have changed a refusal for too much income', () => {
  const lage = lageVon('bagatelle-null')
  const gefunden = gegenbeispiele(paket, lage)
  const weniger = gefunden.find((g) => g.pfad.endsWith('betragMonat') && g.differenz.startsWith('-'))!

  test('is less income, to the cent: one cent more is still a refusal', () => {
    expect(bewerte(paket, lage).ausgang).toBe('ablehnung')
    expect(weniger).toMatchObject({ ziel: 'anspruch', typ: 'betrag' })
    expect(mit(lage, weniger, weniger.nach)).toMatchObject({ ausgang: 'bewilligung' })
    expect(mit(lage, weniger, weniger.nach).abschnitte[0]!.betrag).toBe(weniger.betrag)
    const davor = ((cents(weniger.nach) + 1) / 100).toFixed(2)
    expect(mit(lage, weniger, davor).ausgang).toBe('ablehnung')
  })
  test('is never more income', () => {
    expect(gefunden.filter((g) => g.pfad.endsWith('betragMonat') && !g.differenz.startsWith('-'))).toEqual([])
  })
})

describe('what would have changed a grant', () => {
  const lage = lageVon('e1')
  const gefunden = gegenbeispiele(paket, lage)
  test.each(['mehr', 'ende'] as const)('is found for the aim „%s“, each exact to one step', (ziel) => {
    const dieser = gefunden.filter((g) => g.ziel === ziel && g.typ === 'betrag')
    expect(dieser.length).toBeGreaterThan(0)
    for (const g of dieser) {
      const schritt = g.differenz.startsWith('-') ? 1 : -1
      const davor = mit(lage, g, ((cents(g.nach) + schritt) / 100).toFixed(2))
      const dort = mit(lage, g, g.nach)
      const wirkt = (b: typeof dort) =>
        ziel === 'ende'
          ? b.ausgang === 'ablehnung'
          : b.ausgang === 'bewilligung' && Number(b.abschnitte[0]!.betrag) > 110
      expect([g.pfad, wirkt(dort), wirkt(davor)]).toEqual([g.pfad, true, false])
    }
  })
  test('by the smallest change first', () => {
    const anteile = gefunden.map((g) => Math.abs(Number(g.differenz)) / Math.max(1, Number(g.von)))
    expect(anteile).toEqual([...anteile].sort((a, b) => a - b))
  })
})

describe('an old decision on two time axes', () => {
  /** Decided in 2024 by the rules of then; later the Fachbereich corrects the factor for one person. */
  const lage = { ...lageVon('e1'), eingangsdatum: '2024-06-01', entscheidungsdatum: '2024-06-03' }
  const dateien = dateienOf('wohngeld')
  const parameter = 'fassungen/2023-01-01/parameter.json'
  const geladen = ladePaket({ ...dateien, [parameter]: dateien[parameter]!.replace('[1, 1, "347"]', '[1, 1, "300"]') })
  if (!('paket' in geladen)) throw new Error()
  const korrigiert = geladen.paket
  const betrag = (a: { abschnitte: { betrag: string | null }[] }) => Number(a.abschnitte[0]!.betrag)

  test('old law, old Ausgabe: nothing differs', () => {
    expect(vergleicheAchsen(paket, paket, lage, undefined)).toMatchObject({ achse: 'keine', unterschiede: [] })
  })
  test('old law, new Ausgabe: what was known makes the difference', () => {
    const v = vergleicheAchsen(paket, korrigiert, lage, undefined)
    expect(v.achse).toBe('wissen')
    expect(betrag(v.andereAusgabe)).toBeLessThan(betrag(v.damals))
    expect(v.unterschiede.map((u) => u.was)).toContain('Beträge')
  })
  test('new law, old Ausgabe: the law makes the difference, and the fact date stays', () => {
    const v = vergleicheAchsen(paket, paket, lage, '2025-07-01')
    expect(v.achse).toBe('recht')
    expect([v.damals.fassungen, v.anderesRecht.fassungen]).toEqual([['2023-01-01'], ['2025-01-01']])
    expect(v.anderesRecht.abschnitte[0]!.von).toBe('2025-07-01')
    expect(betrag(v.anderesRecht)).toBeGreaterThan(betrag(v.damals))
  })
  test('new law, new Ausgabe that corrects only the old Fassung: still the law alone', () => {
    const v = vergleicheAchsen(paket, korrigiert, lage, '2025-07-01')
    expect(betrag(v.beides)).toBe(betrag(v.anderesRecht))
    expect(v.achse).toBe('recht')
  })
})
