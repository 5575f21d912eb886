import type { Spalte } from './spalte.ts'

/** What hits at the end of a way through the columns: indexes of rows in order. Equal ends are the same object. */
export type Ende = { k: 'ende'; zeilen: readonly number[] }
/** Asks one column: a class that is not named goes to `sonst`. */
export type Frage = {
  k: 'frage'
  spalte: number
  kinder: ReadonlyMap<number, Knoten>
  sonst: Knoten
  /** Can a value be none of the named classes? */
  sonstMoeglich: boolean
  /** Columns that are asked from here on. */
  spalten: ReadonlySet<number>
}
export type Knoten = Ende | Frage

/** More than this and a table is too tangled to be looked up at once. */
const MAX = 3_000_000

/**
 * The index of a decision table: one question per column, so the time to decide does not depend on the number of
 * rows. Parts that are the same are one object. `nurErste`: what comes after the first hit counts for nothing.
 * Undefined = too tangled.
 */
export function baueBaum(spalten: readonly Spalte[], zeilen: number, nurErste: boolean): Knoten | undefined {
  const bekannt = new Map<string, Knoten>()
  let aufwand = 0
  const baue = (spalte: number, rest: readonly number[]): Knoten | undefined => {
    const ab = naechsteSpalte(spalten, spalte, rest)
    const fertig = ab === spalten.length || rest.length === 0
    const schluessel = `${String(fertig ? -1 : ab)}:${(fertig && nurErste ? rest.slice(0, 1) : rest).join()}`
    const schon = bekannt.get(schluessel)
    if (schon) return schon
    aufwand += rest.length + 1
    if (aufwand > MAX) return undefined
    const knoten: Knoten | undefined = fertig
      ? { k: 'ende', zeilen: nurErste ? rest.slice(0, 1) : rest }
      : frage(ab, rest)
    if (knoten) bekannt.set(schluessel, knoten)
    return knoten
  }
  const frage = (nummer: number, rest: readonly number[]): Frage | undefined => {
    const spalte = spalten[nummer]!
    const immer: number[] = []
    const je = new Map<number, number[]>()
    for (const zeile of rest) {
      const klassen = spalte.zellen[zeile]
      if (klassen === undefined) {
        immer.push(zeile)
        for (const liste of je.values()) liste.push(zeile)
        continue
      }
      aufwand += klassen.length
      if (aufwand > MAX) return undefined
      for (const klasse of klassen) {
        const liste = je.get(klasse)
        if (liste) liste.push(zeile)
        else je.set(klasse, [...immer, zeile])
      }
    }
    const kinder = new Map<number, Knoten>()
    for (const [klasse, liste] of je) {
      if (!spalte.moeglich(klasse)) continue
      const kind = baue(nummer + 1, liste)
      if (!kind) return undefined
      kinder.set(klasse, kind)
    }
    const sonst = baue(nummer + 1, immer)
    if (!sonst) return undefined
    const sonstMoeglich = freieKlasse(spalte, je) !== undefined
    return { k: 'frage', spalte: nummer, kinder, sonst, sonstMoeglich, spalten: gefragte(nummer, kinder, sonst) }
  }
  return baue(
    0,
    Array.from({ length: zeilen }, (_, i) => i),
  )
}

/** The first column from `ab` on that makes a difference between these rows. */
function naechsteSpalte(spalten: readonly Spalte[], ab: number, rest: readonly number[]): number {
  let spalte = ab
  while (spalte < spalten.length && rest.every((zeile) => spalten[spalte]!.zellen[zeile] === undefined)) spalte++
  return spalte
}

/** A class that can occur and that no cell names. */
export function freieKlasse(spalte: Spalte, genannt: { has(klasse: number): boolean }): number | undefined {
  for (let klasse = 0; klasse < spalte.anzahl; klasse++)
    if (!genannt.has(klasse) && spalte.moeglich(klasse)) return klasse
  return undefined
}

function gefragte(nummer: number, kinder: ReadonlyMap<number, Knoten>, sonst: Knoten): ReadonlySet<number> {
  const alle = new Set([nummer])
  for (const kind of [...kinder.values(), sonst])
    if (kind.k === 'frage') for (const spalte of kind.spalten) alle.add(spalte)
  return alle
}
