import type { KAbleitung } from '../ausdruecke/lade-entwurf.ts'
import type { KNachweis } from '../ausdruecke/lade-nachweise.ts'
import type { ParameterJson } from '../ausdruecke/lade-tabellen.ts'
import type { Programm } from '../bedingung/spur.ts'
import type { Ableitung } from '../feel/baum.ts'
import type { Leser } from '../modell/lies-angaben.ts'
import type { Modell } from '../modell/modell.ts'
import type { KRegel } from '../regeln/lade-regeln.ts'
import type { BedingungJson } from '../schema/fassung.ts'
import type { Fn } from '../werte/laufwert.ts'

/** One Fassung of the law as loaded. */
export type Rechtsstand = {
  gueltigAb: string
  betrag: Ableitung
  /** Where the package says from when to when its one amount holds. */
  zeitraum: { von: Ableitung; bis: Ableitung } | undefined
  parameter: readonly ParameterJson[]
  ableitungen: readonly KAbleitung[]
  bedingungen: readonly BedingungJson[]
  regeln: readonly KRegel[]
  nachweise: readonly KNachweis[]
  /** Conditions of zustaendigkeit.json in order. */
  zustaendigkeit: readonly Fn[]
}

/** One Fassung of the law, ready to be evaluated. */
export type KFassung = Rechtsstand & { programm: Programm }

/** What the engine keeps of a package; nobody else looks inside. */
export type Kompiliert = {
  modell: Modell
  /** By `gueltigAb`, oldest first; never empty. */
  fassungen: readonly KFassung[]
  lies: Leser
  /** Places for bound variables in one evaluation, and slots of the global frame. */
  plaetze: number
  slots: number
}
