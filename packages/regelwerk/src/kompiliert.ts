import type { Ableitung } from './feel-baum.ts'
import type { KAbleitung } from './lade-entwurf.ts'
import type { KNachweis } from './lade-nachweise.ts'
import type { KRegel } from './lade-regeln.ts'
import type { ParameterJson } from './lade-tabellen.ts'
import type { Fn } from './laufwert.ts'
import type { Leser } from './lies-angaben.ts'
import type { Modell } from './modell.ts'
import type { BedingungJson } from './schema-fassung.ts'
import type { Programm } from './spur.ts'

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
