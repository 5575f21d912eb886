import { FeelFehler } from '../feel/ast.ts'
import type { Ableitung, Baum, Umgebung } from '../feel/baum.ts'
import { parseFeel } from '../feel/parse.ts'
import { type Lokale, typisiere } from '../feel/typen.ts'
import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import { nenne, passt, type Typ } from '../werte/typ.ts'

export const KEINE: Lokale = new Map()

/** Parses and types one expression of a file; a fault is reported with its place, then the answer is undefined. */
export function liesAusdruck(
  lauf: Ladelauf,
  ort: { datei: string; pfad: string },
  quelle: string,
  erwartet: Typ | undefined,
  umgebung: Umgebung,
  lokale: Lokale = KEINE,
  benutzt: Set<Ableitung> = new Set(),
): Baum | undefined {
  try {
    const baum = typisiere(parseFeel(quelle), umgebung, lokale, benutzt)
    if (!erwartet || passt(baum.typ, erwartet)) return baum
    return melde(lauf, ort.datei, ort.pfad, `Das Ergebnis ist ${nenne(baum.typ)}, gebraucht wird ${nenne(erwartet)}.`)
  } catch (error) {
    if (!(error instanceof FeelFehler)) throw error
    return melde(lauf, ort.datei, ort.pfad, `Zeichen ${String(error.stelle + 1)}: ${error.message}`)
  }
}
