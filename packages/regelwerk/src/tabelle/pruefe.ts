import { freieKlasse, type Knoten } from './baum.ts'
import type { Spalte } from './spalte.ts'

/** What can be proven about a table: rows by index, `beispiel` in German, as in "Alter = 5, Art = „rente“". */
export type Befund =
  | { art: 'ueberschneidung'; zeile: number; andere: number; beispiel: string }
  | { art: 'luecke'; beispiel: string }
  | { art: 'unerreichbar'; zeile: number }

/** Every row that is hit together with an earlier one, every row that is never hit, and the first gap. */
export function pruefeTabelle(baum: Knoten, spalten: readonly Spalte[], zeilen: number): Befund[] {
  const erreicht = new Set<number>()
  const doppelt = new Map<number, { andere: number; beispiel: string }>()
  let luecke: string | undefined
  const gesehen = new Set<Knoten>()
  const weg: string[] = []
  const gehe = (knoten: Knoten): void => {
    if (gesehen.has(knoten)) return
    gesehen.add(knoten)
    if (knoten.k === 'ende') {
      const [erste, ...mehr] = knoten.zeilen
      for (const zeile of knoten.zeilen) erreicht.add(zeile)
      for (const zeile of mehr)
        if (!doppelt.has(zeile)) doppelt.set(zeile, { andere: erste!, beispiel: weg.join(', ') })
      if (erste === undefined) luecke ??= weg.join(', ')
      return
    }
    const spalte = spalten[knoten.spalte]!
    const zweige = [...knoten.kinder]
    const frei = freieKlasse(spalte, knoten.kinder)
    if (frei !== undefined) zweige.push([frei, knoten.sonst])
    for (const [klasse, kind] of zweige) {
      weg.push(spalte.nenne(klasse))
      gehe(kind)
      weg.pop()
    }
  }
  gehe(baum)
  return [
    ...[...doppelt].map(([zeile, mehr]): Befund => ({ art: 'ueberschneidung', zeile, ...mehr })),
    ...Array.from({ length: zeilen }, (_, zeile) => zeile)
      .filter((zeile) => !erreicht.has(zeile))
      .map((zeile): Befund => ({ art: 'unerreichbar', zeile })),
    ...(luecke === undefined ? [] : [{ art: 'luecke' as const, beispiel: luecke }]),
  ]
}
