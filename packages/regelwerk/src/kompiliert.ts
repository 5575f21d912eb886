import type { Ableitung } from './feel-baum.ts'
import type { KAbleitung } from './lade-ableitungen.ts'
import type { KNachweis } from './lade-nachweise.ts'
import type { KRegel } from './lade-regeln.ts'
import type { Fn } from './laufwert.ts'
import type { Modell } from './modell.ts'

/** One Fassung of the law, ready to be evaluated. */
export type KFassung = {
  gueltigAb: string
  betrag: Ableitung
  ableitungen: readonly KAbleitung[]
  regeln: readonly KRegel[]
  nachweise: readonly KNachweis[]
  /** Conditions of zustaendigkeit.json in order. */
  zustaendigkeit: readonly Fn[]
}

/** What the engine keeps of a package; nobody else looks inside. */
export type Kompiliert = {
  modell: Modell
  /** By `gueltigAb`, oldest first; never empty. */
  fassungen: readonly KFassung[]
  /** Places for bound variables in one evaluation. */
  plaetze: number
}
