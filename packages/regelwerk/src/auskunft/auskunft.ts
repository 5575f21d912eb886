import type { ParameterJson } from '../ausdruecke/lade-tabellen.ts'
import { type Blatt, blaetterVon } from '../bedingung/bedingung.ts'
import type { Paket } from '../laden/paket.ts'
import type { KFassung } from '../programm/kompiliert.ts'
import type { AbleitungJson, BedingungJson, RegelJson } from '../schema/fassung.ts'

/** A leaf of a rule; `index` is its place in `Spur.blaetter`. */
export type Blattauskunft = { index: number } & Pick<Blatt, 'stelle' | 'fact' | 'operator'>
/** A rule as it was written; `index` is its place in `Spur.regeln`. */
export type Regelauskunft = { index: number; json: RegelJson; blaetter: readonly Blattauskunft[] }

/** Rules of one Fassung in the order they are evaluated and printed. `fassung` = its first day, as in `paket.fassungen`. */
export function regelnVon(paket: Paket, fassung: string): readonly Regelauskunft[] {
  let platz = 0
  return fassungOf(paket, fassung).regeln.map(({ json, bedingung }, index) => ({
    index,
    json,
    blaetter: blaetterVon(bedingung).map(({ stelle, fact, operator }) => ({ index: platz++, stelle, fact, operator })),
  }))
}

/** Computed facts of one Fassung as they were written, in file order. */
export function ableitungenVon(paket: Paket, fassung: string): readonly AbleitungJson[] {
  return fassungOf(paket, fassung).ableitungen.map(({ json }) => json)
}

/** Named conditions of one Fassung as they were written, in file order. */
export function bedingungenVon(paket: Paket, fassung: string): readonly BedingungJson[] {
  return fassungOf(paket, fassung).bedingungen
}

/** Parameters and tables of one Fassung as they were written, in file order. */
export function parameterVon(paket: Paket, fassung: string): readonly ParameterJson[] {
  return fassungOf(paket, fassung).parameter
}

function fassungOf(paket: Paket, tag: string): KFassung {
  const fassung = paket.kompiliert.fassungen.find(({ gueltigAb }) => gueltigAb === tag)
  if (!fassung) throw new Error(`Das Paket „${paket.leistung}“ hat keine Fassung ${tag}.`)
  return fassung
}
