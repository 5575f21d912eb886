import type { Befund as Kettenbefund } from '@weiche/log'
import type { Stand } from '@weiche/vorgang'

/** All intakes of a Leistung, and where they are. Two looks at the log, before and after the lists were counted. */
export type Bilanz = {
  leistung: string
  /** Acknowledged so long ago that the lists must know them; acknowledged at all. */
  angenommen: number
  angenommenJetzt: number
  /** Finished, with a person, or open otherwise. */
  entschieden: number
  beiPerson: number
  offen: number
}

/** What stands longer than expected. `aelteste`: seconds; `beispiele`: the oldest, at most ten. */
export type Standzeit = {
  leistung: string
  stand: Stand
  anzahl: number
  aelteste: number
  beispiele: string[]
}

/** Everything that is looked at: counts, codes, ids and seconds, however many Vorgaenge there are. */
export type Zusammenfassung = {
  bilanz: Bilanz[]
  staende: Standzeit[]
  /** Ordered effects without evidence. */
  auftraege: Standzeit[]
  log: {
    commits: number
    /** Commits found in the log when their number did not fit; undefined = it did. */
    gezaehlt: number | undefined
    befunde: Kettenbefund[]
    befundeGesamt: number
  }
  /** Seconds by which somebody is behind the log; 0 = has seen everything. */
  liste: number
  koepfe: number | 'gefaelscht'
  /** undefined = no Kafka: signals go from the append to the handlers of the same process. */
  relay: number | undefined
  /** Vorgaenge with commits of a newer program. */
  unverstanden: number
  geparkt: { anzahl: number; aelteste: number }
  /** Only a full look compares line by line. */
  ohneZeile: string[]
  ohneLog: string[]
}
