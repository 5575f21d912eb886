import { ladePaket, type Paket } from '@weiche/regelwerk'
import { urteile } from '@weiche/werkbank'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf, leistungen } from './lade.ts'

const LISTEN = ['regeln', 'ableitungen', 'parameter', 'nachweise', 'felder'] as const

/** The package with the entries of every file in another order. */
function gemischt(dateien: Readonly<Record<string, string>>, zufall: () => number): Paket {
  const mische = <T>(liste: readonly T[]) =>
    liste
      .map((eintrag) => ({ eintrag, rang: zufall() }))
      .sort((a, b) => a.rang - b.rang)
      .map(({ eintrag }) => eintrag)
  const anders = Object.entries(dateien).map(([pfad, inhalt]) => {
    if (!/^(fassungen\/.+|nachweise|angaben)\.json$/.test(pfad)) return [pfad, inhalt]
    const json = JSON.parse(inhalt) as Record<string, unknown[] | undefined>
    for (const name of LISTEN) if (json[name]) json[name] = mische(json[name])
    return [pfad, JSON.stringify(json)]
  })
  const geladen = ladePaket(Object.fromEntries(anders))
  if ('fehler' in geladen) throw new Error(geladen.fehler.map((f) => `${f.datei} ${f.pfad}: ${f.text}`).join('\n'))
  return geladen.paket
}

describe.each(leistungen)('the order in which %s is written does not matter', (leistung) => {
  const dateien = dateienOf(leistung)
  const faelle = [...faelleOf(leistung).values()]
  test('rules, computed facts, parameters, Nachweise and fields', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.nat()),
        fc.shuffledSubarray(faelle, { minLength: 12, maxLength: 12 }),
        (s, einige) => {
          const paket = gemischt(dateien, () => s.next().value)
          for (const fall of einige) {
            const { weg, codes, betraege, offen } = urteile(paket, fall)
            const { erwartet } = fall
            expect([fall.name, weg, codes]).toEqual([fall.name, erwartet.weg, [...erwartet.codes].sort()])
            if (erwartet.betraege) expect([fall.name, betraege]).toEqual([fall.name, erwartet.betraege])
            if (erwartet.offen) expect([fall.name, offen]).toEqual([fall.name, [...erwartet.offen].sort()])
          }
        },
      ),
      { numRuns: 6 },
    )
  })
})
