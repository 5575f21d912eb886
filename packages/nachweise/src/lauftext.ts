import { clean, lower } from './schrift.ts'
import type { Zeile, Zelle } from './zeilen.ts'

/** A cell and its place in the running text. */
export type Stelle = { start: number; end: number; zeile: number; zelle: number }

/** All cells read as one text; a line feed ends a paragraph, a line break inside of one is a blank. */
export type Lauftext = { zeilen: readonly Zeile[]; text: string; klein: string; stellen: Stelle[] }

/** Lines further apart than this (in type sizes) are not one paragraph, list or table. */
export const ABSATZ = 1.7

export function toLauftext(zeilen: readonly Zeile[]): Lauftext {
  const stellen: Stelle[] = []
  let text = ''
  for (const [i, zeile] of zeilen.entries()) {
    for (const [j, zelle] of zeile.zellen.entries()) {
      const piece = clean(zelle.text)
      if (piece === '') continue
      if (text !== '') text = join(text, piece, j === 0 ? zeilen[i - 1] : undefined, zeile, stellen)
      stellen.push({ start: text.length, end: text.length + piece.length, zeile: i, zelle: j })
      text += piece
    }
  }
  return { zeilen, text, klein: lower(text), stellen }
}

/** The text so far, ready to take the next piece; undoes the hyphenation of a word at the end of a line. */
function join(text: string, piece: string, before: Zeile | undefined, zeile: Zeile, stellen: Stelle[]): string {
  if (!before) return `${text} `
  if (!sameParagraph(before, zeile)) return `${text}\n`
  if (endsWithSoftHyphen(before)) return text
  if (!/\p{L}-$/u.test(text)) return `${text} `
  if (!/^\p{Ll}/u.test(piece)) return text
  stellen.at(-1)!.end -= 1
  return text.slice(0, -1)
}

export function sameParagraph(above: Zeile, below: Zeile): boolean {
  return (
    above.seite === below.seite &&
    Math.abs(above.hoehe - below.hoehe) <= 1 &&
    below.y - above.y <= ABSATZ * Math.max(above.hoehe, below.hoehe)
  )
}

function endsWithSoftHyphen(zeile: Zeile): boolean {
  return zeile.zellen.at(-1)?.text.trimEnd().endsWith('\u00ad') ?? false
}

export function zelleAn(lauf: Lauftext, stelle: Stelle): Zelle {
  return lauf.zeilen[stelle.zeile]!.zellen[stelle.zelle]!
}
