import { ordne } from '../feel/gleich.ts'
import { addiere, type Dezimal, dezimal, formatDezimal, kuerze, runde } from '../werte/dezimal.ts'
import { plusTage } from '../werte/kalender.ts'
import type { Laufwert } from '../werte/laufwert.ts'
import type { Typ } from '../werte/typ.ts'
import type { Bereich, Zelle } from './zelle.ts'

/** Which values an input can have at all, as far as it is known. `skala`: number of decimals. */
export type Wertebereich = { min?: Laufwert | undefined; max?: Laufwert | undefined; skala?: number }

/**
 * One column of a decision table, cut into classes: all values of a class are the same to every cell of the column.
 * So a table is finite, and everything about it can be looked up or proven.
 */
export type Spalte = {
  titel: string
  anzahl: number
  /** The class of a known value. */
  klasse(wert: Laufwert): number
  /** Can a value of this class occur? */
  moeglich(klasse: number): boolean
  /** German, as in "Alter = 5" or "Alter zwischen 5 und 7". */
  nenne(klasse: number): string
  /** Classes that the cell of a row lets through; undefined = all. */
  zellen: readonly (readonly number[] | undefined)[]
}

export function baueSpalte(titel: string, typ: Typ, bereich: Wertebereich, zellen: readonly Zelle[]): Spalte {
  return typ.art === 'text' || typ.art === 'janein'
    ? ausWerten(titel, typ, zellen)
    : ausBereichen(titel, bereich, zellen)
}

/** One class per word that a cell names, and a last one for every other. */
function ausWerten(titel: string, typ: Typ, zellen: readonly Zelle[]): Spalte {
  const bekannt = typ.art === 'janein' ? [true, false] : typ.art === 'text' ? typ.werte : undefined
  const worte = [...new Set(zellen.flatMap((zelle) => (zelle.k === 'werte' ? zelle.werte : [])))]
  const index = new Map(worte.map((wort, i) => [wort, i]))
  const andere = bekannt?.find((wort) => !index.has(wort))
  const alle = [...worte.keys(), worte.length]
  return {
    titel,
    anzahl: alle.length,
    klasse: (wert) => index.get(wert as string | boolean) ?? worte.length,
    moeglich: (klasse) => klasse < worte.length || bekannt === undefined || andere !== undefined,
    nenne: (klasse) => `${titel} = ${schreibe(klasse < worte.length ? worte[klasse]! : (andere ?? 'etwas anderes'))}`,
    zellen: zellen.map((zelle) => {
      if (zelle.k !== 'werte') return undefined
      const genannt = new Set(zelle.werte.map((wort) => index.get(wort)!))
      return alle.filter((klasse) => genannt.has(klasse) !== zelle.nicht)
    }),
  }
}

function schreibe(wort: string | boolean): string {
  return typeof wort === 'string' ? `„${wort}“` : wort ? 'ja' : 'nein'
}

/** The limits of all cells in order: class 2i+1 is the limit i itself, class 2i what lies before it. */
function ausBereichen(titel: string, bereich: Wertebereich, zellen: readonly Zelle[]): Spalte {
  const grenzen: Laufwert[] = []
  const alle = zellen.flatMap((zelle) => (zelle.k === 'bereiche' ? zelle.bereiche : []))
  for (const wert of alle.flatMap(({ von, bis }) => [von?.wert ?? [], bis?.wert ?? []].flat()).sort(ordne))
    if (grenzen.length === 0 || ordne(grenzen.at(-1)!, wert) !== 0) grenzen.push(wert)
  const suche = (wert: Laufwert): number => {
    let [von, bis] = [0, grenzen.length]
    while (von < bis) {
      const mitte = (von + bis) >> 1
      const folge = ordne(grenzen[mitte]!, wert)
      if (folge === 0) return 2 * mitte + 1
      if (folge < 0) von = mitte + 1
      else bis = mitte
    }
    return 2 * von
  }
  const anzahl = 2 * grenzen.length + 1
  const spanne = ({ von, bis }: Bereich): [number, number] => [
    von ? suche(von.wert) + (von.offen ? 1 : 0) : 0,
    bis ? suche(bis.wert) - (bis.offen ? 1 : 0) : anzahl - 1,
  ]
  return {
    titel,
    anzahl,
    klasse: suche,
    moeglich: (klasse) => kannSein(klasse, grenzen, bereich),
    nenne: (klasse) => nenneBereich(titel, klasse, grenzen),
    zellen: zellen.map((zelle) => {
      if (zelle.k !== 'bereiche') return undefined
      const darin = new Set(zelle.bereiche.flatMap((b) => reihe(...spanne(b))))
      return zelle.nicht ? reihe(0, anzahl - 1).filter((klasse) => !darin.has(klasse)) : [...darin]
    }),
  }
}

function reihe(von: number, bis: number): number[] {
  return Array.from({ length: Math.max(0, bis - von + 1) }, (_, i) => von + i)
}

function kannSein(klasse: number, grenzen: readonly Laufwert[], { min, max, skala }: Wertebereich): boolean {
  const i = klasse >> 1
  if (klasse % 2 === 1) {
    const wert = grenzen[i]!
    if ((min !== undefined && ordne(wert, min) < 0) || (max !== undefined && ordne(wert, max) > 0)) return false
    return skala === undefined || typeof wert === 'string' || kuerze(wert as Dezimal).s <= skala
  }
  const [unter, ueber] = [grenzen[i - 1], grenzen[i]]
  if (unter !== undefined && max !== undefined && ordne(unter, max) >= 0) return false
  if (ueber !== undefined && min !== undefined && ordne(ueber, min) <= 0) return false
  if (unter === undefined || ueber === undefined || skala === undefined) return true
  return ordne(naechsterWert(unter, skala), ueber) < 0
}

/** The next value behind another one, when there are only so many decimals. */
function naechsterWert(wert: Laufwert, skala: number): Laufwert {
  if (typeof wert === 'string') return plusTage(wert, 1) ?? wert
  return addiere(runde(wert as Dezimal, skala, 'floor'), dezimal(1n, skala))
}

function nenneBereich(titel: string, klasse: number, grenzen: readonly Laufwert[]): string {
  const i = klasse >> 1
  const text = (wert: Laufwert) => (typeof wert === 'string' ? wert : formatDezimal(kuerze(wert as Dezimal)))
  if (klasse % 2 === 1) return `${titel} = ${text(grenzen[i]!)}`
  const [unter, ueber] = [grenzen[i - 1], grenzen[i]]
  if (unter === undefined) return ueber === undefined ? `${titel} beliebig` : `${titel} unter ${text(ueber)}`
  return ueber === undefined ? `${titel} über ${text(unter)}` : `${titel} zwischen ${text(unter)} und ${text(ueber)}`
}
