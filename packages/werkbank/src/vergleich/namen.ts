import type { Namen } from '../sprache/bedingung-text.ts'
import type { RohFassung, Rohpaket } from './rohpaket.ts'

/** Titles and types of Angaben and computed facts, by the name that rules use. */
export function namenVon(paket: Rohpaket, fassung: RohFassung | undefined): Namen {
  return (fakt) => {
    const eintrag = paket.angaben.get(fakt) ?? fassung?.ableitungen.get(fakt) ?? fassung?.parameter.get(fakt)
    return eintrag && { titel: `„${String(eintrag['titel'] ?? fakt)}“`, typ: String(eintrag['typ'] ?? '') }
  }
}
