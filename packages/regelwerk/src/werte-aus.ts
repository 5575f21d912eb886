import type { Abschnitt } from '@weiche/vorgang'
import type { Auswertung, Lage, OffeneRegel } from './ergebnis.ts'
import { starteLauf } from './lauf-start.ts'
import type { Paket } from './paket.ts'
import { type Teilergebnis, werteAbschnitt } from './werte-abschnitt.ts'
import { anzahlMonate, type Spanne, teileZeitraum } from './zeitraum.ts'

/** Goes into every receipt; raised whenever the same rules could give another result. */
export const ENGINE = 'weiche-regelwerk 1'

/** A month before the first Fassung: nobody can compute it. */
const OHNE_FASSUNG: Teilergebnis = {
  betrag: undefined,
  betragOffen: ['fassung()'],
  werte: {},
  berechnung: [],
  treffer: [],
  offeneRegeln: [],
  trace: [],
}

/**
 * Evaluates the whole period, once per Abschnitt (months under one Fassung). Pure: the same input gives byte-equal
 * results. All phases are always evaluated, and the amount is computed even when a person will have to decide.
 */
export function werteAus(paket: Paket, lage: Lage): Auswertung {
  const { kompiliert, kopf } = paket
  const monate = anzahlMonate(kopf.ergebnis, lage)
  const spannen = teileZeitraum(kompiliert, lage, monate)
  const teile = spannen.map(({ von, fassung }, index) => {
    if (!fassung) return OHNE_FASSUNG
    return werteAbschnitt(fassung, kompiliert.modell, starteLauf(kompiliert, lage, monate, von), index)
  })
  const abgelehnt = teile.map((teil) => teil.treffer.some((t) => t.art === 'ablehnung'))
  const offeneRegeln = fasseZusammen(teile)
  return {
    ausgang: ausgang(teile, abgelehnt),
    abschnitte: spannen.map((spanne, i) => abschnitt(spanne, teile[i]!, abgelehnt[i]!)),
    treffer: teile.flatMap((teil) => teil.treffer),
    offeneRegeln,
    offen: offeneFakten(teile, offeneRegeln),
    werte: teile.map((teil) => teil.werte),
    berechnung: teile.map((teil) => teil.berechnung),
    trace: teile.flatMap((teil) => teil.trace),
    fassungen: [...new Set(spannen.map((spanne) => spanne.fassung?.gueltigAb ?? ''))],
    engine: ENGINE,
  }
}

/** Refused only when every Abschnitt is; otherwise one that is unsettled keeps the whole open. */
function ausgang(teile: readonly Teilergebnis[], abgelehnt: readonly boolean[]): Auswertung['ausgang'] {
  if (abgelehnt.every(Boolean)) return 'ablehnung'
  const offen = teile.some(
    (teil, i) => !abgelehnt[i] && (teil.betrag === undefined || teil.offeneRegeln.some(traegtAnspruch)),
  )
  return offen ? 'offen' : 'bewilligung'
}

function traegtAnspruch(regel: OffeneRegel): boolean {
  return regel.phase === 'anspruch' || regel.phase === 'hoehe'
}

function abschnitt({ von, bis, fassung }: Spanne, teil: Teilergebnis, abgelehnt: boolean): Abschnitt {
  return { von, bis, fassung: fassung?.gueltigAb ?? '', betrag: abgelehnt ? '0' : (teil.betrag ?? null) }
}

/** One entry per rule, its open facts of all Abschnitte together. */
function fasseZusammen(teile: readonly Teilergebnis[]): OffeneRegel[] {
  const regeln = new Map<string, OffeneRegel>()
  for (const regel of teile.flatMap((teil) => teil.offeneRegeln)) {
    const schon = regeln.get(regel.code)
    if (schon) schon.offen = [...new Set([...schon.offen, ...regel.offen])]
    else regeln.set(regel.code, { ...regel })
  }
  return [...regeln.values()]
}

function offeneFakten(teile: readonly Teilergebnis[], regeln: readonly OffeneRegel[]): string[] {
  const fragen = regeln.filter((regel) => regel.phase === 'vollstaendigkeit' || traegtAnspruch(regel))
  return [...new Set([...fragen.flatMap((regel) => regel.offen), ...teile.flatMap((teil) => teil.betragOffen)])]
}
