import type { Aenderung, Bereich } from './aenderung.ts'
import { type Objekt, paare, type Unterschied, unterschiede } from './json-unterschied.ts'
import type { Eintraege } from './rohpaket.ts'

export type Art = {
  bereich: Bereich
  ab: string
  /** "die Regel WOG-AN-001 (Titel)": how a sentence names the entry. */
  nenne(name: string, eintrag: Objekt): string
  /** Changes inside an entry -> sentences without their subject, for example "Schwelle 60 → 40". */
  beschreibe(alt: Objekt, neu: Objekt, stellen: readonly Unterschied[]): string[]
}

/** Entries of two lists by key: added, removed, changed. */
export function vergleicheEintraege(alt: Eintraege, neu: Eintraege, art: Art): Aenderung[] {
  return paare(alt, neu).flatMap(({ name, alt: a, neu: n }): Aenderung[] => {
    const eintrag = n ?? a!
    const kopf = { bereich: art.bereich, name, ab: art.ab, norm: String(eintrag['norm'] ?? '') }
    const wer = art.nenne(name, eintrag)
    if (!a) return [{ ...kopf, art: 'neu', satz: `Neu: ${wer}.` }]
    if (!n) return [{ ...kopf, art: 'entfallen', satz: `Entfallen: ${wer}.` }]
    const stellen = unterschiede(a, n)
    if (stellen.length === 0) return []
    return art.beschreibe(a, n, stellen).map((was) => ({ ...kopf, art: 'geaendert', satz: `${gross(wer)}: ${was}.` }))
  })
}

const gross = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
