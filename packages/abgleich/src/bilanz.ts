import type { Buch } from './buch.ts'
import type { Gruppe } from './staende.ts'
import type { Bilanz } from './zusammenfassung.ts'

/** Pure: what was acknowledged, by the account and since, and where it is, by the lists. */
export function bilanzOf(
  { angenommen }: Pick<Buch, 'angenommen'>,
  frisch: Record<string, number>,
  gruppen: readonly Gruppe[],
  abgeschlossen: Record<string, number>,
): Bilanz[] {
  const namen = new Set([angenommen, frisch, abgeschlossen].flatMap(Object.keys).concat(gruppen.map((g) => g.leistung)))
  return [...namen].sort().map((leistung) => {
    const sum = (fits: (g: Gruppe) => boolean) =>
      gruppen.reduce((n, g) => n + (g.leistung === leistung && fits(g) ? g.anzahl : 0), 0)
    const bisher = angenommen[leistung] ?? 0
    return {
      leistung,
      angenommen: bisher,
      angenommenJetzt: bisher + (frisch[leistung] ?? 0),
      entschieden: abgeschlossen[leistung] ?? 0,
      beiPerson: sum((g) => g.stand === 'bei-person'),
      offen: sum((g) => g.stand !== 'abgeschlossen' && g.stand !== 'bei-person'),
    }
  })
}

export const fehlen = (b: Bilanz) => Math.max(b.angenommen - gefunden(b), 0)
export const zuViel = (b: Bilanz) => Math.max(gefunden(b) - b.angenommenJetzt, 0)
export const gehtAuf = (b: Bilanz) => fehlen(b) + zuViel(b) === 0
const gefunden = ({ entschieden, beiPerson, offen }: Bilanz) => entschieden + beiPerson + offen
