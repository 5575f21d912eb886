import type { Abschnitt } from '@weiche/vorgang'
import type { Bewertung, Lage, OffeneRegel, Treffer } from '../bedingung/ergebnis.ts'
import { createSpur, type Spur } from '../bedingung/spur.ts'
import type { Ableitung } from '../feel/baum.ts'
import type { Paket } from '../laden/paket.ts'
import type { KFassung } from '../programm/kompiliert.ts'
import { starteLauf } from '../programm/lauf-start.ts'
import { anzahlMonate, type Spanne, teileZeitraum } from '../programm/zeitraum.ts'
import { type Dezimal, formatDezimal, kuerze } from '../werte/dezimal.ts'
import { istOffen, type Lauf, type Laufwert } from '../werte/laufwert.ts'

/** Goes into every receipt; raised whenever the same rules could give another result. */
export const ENGINE = 'weiche-regelwerk 1'

/** One Abschnitt. */
type Teil = {
  /** Exact amount; undefined = unknown. */
  betrag: string | undefined
  /** Unknown facts that amount or days depend on. */
  ergebnisOffen: readonly string[]
  treffer: readonly Treffer[]
  offeneRegeln: readonly OffeneRegel[]
  abgelehnt: boolean
  /** Days that the package computes for its one amount; undefined = the months evaluated. */
  zeitraum: { von: string; bis: string } | undefined
  spur: Spur | undefined
}

const NICHTS: readonly string[] = []

/** A month before the first Fassung: nobody can compute it. */
const OHNE_FASSUNG: Teil = {
  betrag: undefined,
  ergebnisOffen: ['fassung()'],
  treffer: [],
  offeneRegeln: [],
  abgelehnt: false,
  zeitraum: undefined,
  spur: undefined,
}

/**
 * Evaluates the whole period, once per Abschnitt (months under one Fassung). Pure. All phases are always evaluated, and
 * the amount is computed even when a person will have to decide.
 */
export function bewerte(paket: Paket, lage: Lage): Bewertung {
  return bewerteMit(paket, lage, (fassung, monate, von) => rechneAlles(paket, lage, fassung, monate, von))
}

/** The frame of one Abschnitt, from the Angaben on. */
export function rechneAlles(paket: Paket, lage: Lage, fassung: KFassung, monate: number, von: string): Lauf {
  const lauf = starteLauf(paket.kompiliert, lage, monate, von)
  fassung.programm.rechne(lauf)
  return lauf
}

/** The same with frames from elsewhere: `rechne` gives that of one Abschnitt after the other, with every computed fact in its slot. */
export function bewerteMit(
  paket: Paket,
  lage: Lage,
  rechne: (fassung: KFassung, monate: number, von: string) => Lauf,
): Bewertung {
  const { kompiliert, kopf } = paket
  const monate = anzahlMonate(kopf.ergebnis, lage)
  const spannen = teileZeitraum(kompiliert, kopf.ergebnis, lage, monate)
  const teile = spannen.map(({ von, fassung }, abschnitt): Teil => {
    if (!fassung) return OHNE_FASSUNG
    const lauf = rechne(fassung, monate, von)
    return liesTeil(fassung, createSpur(abschnitt, fassung.gueltigAb, lauf, fassung.programm))
  })
  const offeneRegeln = fasseZusammen(teile)
  return {
    ausgang: ausgang(teile),
    abschnitte: spannen.map((spanne, i) => abschnitt(spanne, teile[i]!)),
    treffer: teile.flatMap((teil) => teil.treffer),
    offeneRegeln,
    offen: offeneFakten(teile, offeneRegeln),
    fassungen: [...new Set(spannen.map((spanne) => spanne.fassung?.gueltigAb ?? ''))],
    engine: ENGINE,
    spuren: teile.map((teil) => teil.spur),
  }
}

function liesTeil(fassung: KFassung, spur: Spur): Teil {
  const treffer: Treffer[] = []
  const offeneRegeln: OffeneRegel[] = []
  let abgelehnt = false
  for (const { index, befund } of fassung.programm.pruefe(spur.lauf)) {
    const { code, phase, event, titel, norm } = fassung.regeln[index]!.json
    const art = event.type
    if (befund === true) {
      const { text, gegenstand = '' } = event.params
      const { abschnitt } = spur
      treffer.push({ code, phase, art, titel, norm, text, gegenstand, abschnitt, fassung: spur.fassung })
      abgelehnt ||= art === 'ablehnung'
    } else offeneRegeln.push({ code, phase, art, titel, norm, offen: [...befund.offen] })
  }
  const wert = spur.lauf.werte[fassung.betrag.slot]!
  const betrag = istOffen(wert) ? undefined : druckeBetrag(fassung.betrag, wert)
  const ergebnisOffen = [wert, ...tageOf(fassung, spur)].flatMap((w) => (istOffen(w) ? w.offen : NICHTS))
  return { betrag, ergebnisOffen, treffer, offeneRegeln, abgelehnt, zeitraum: zeitraumOf(fassung, spur), spur }
}

/** First and last day that the package computes; none = it computes no days. */
function tageOf({ zeitraum }: KFassung, { lauf }: Spur): Laufwert[] {
  return zeitraum ? [lauf.werte[zeitraum.von.slot]!, lauf.werte[zeitraum.bis.slot]!] : []
}

function zeitraumOf(fassung: KFassung, spur: Spur): Teil['zeitraum'] {
  const [von, bis] = tageOf(fassung, spur)
  return typeof von === 'string' && typeof bis === 'string' ? { von, bis } : undefined
}

function druckeBetrag(ableitung: Ableitung, betrag: Laufwert): string {
  return formatDezimal(ableitung.gerundet ? (betrag as Dezimal) : kuerze(betrag as Dezimal, 2))
}

/** Refused only when every Abschnitt is; otherwise one that is unsettled keeps the whole open. */
function ausgang(teile: readonly Teil[]): Bewertung['ausgang'] {
  if (teile.every((teil) => teil.abgelehnt)) return 'ablehnung'
  const offen = teile.some(
    (teil) => !teil.abgelehnt && (teil.ergebnisOffen.length > 0 || teil.offeneRegeln.some(traegtAnspruch)),
  )
  return offen ? 'offen' : 'bewilligung'
}

function traegtAnspruch(regel: OffeneRegel): boolean {
  return regel.phase === 'anspruch' || regel.phase === 'hoehe'
}

function abschnitt({ von, bis, fassung }: Spanne, teil: Teil): Abschnitt {
  const tage = teil.zeitraum ?? { von, bis }
  return { ...tage, fassung: fassung?.gueltigAb ?? '', betrag: teil.abgelehnt ? '0' : (teil.betrag ?? null) }
}

/** One entry per rule, its open facts of all Abschnitte together. */
function fasseZusammen(teile: readonly Teil[]): OffeneRegel[] {
  if (teile.length === 1) return [...teile[0]!.offeneRegeln]
  const regeln = new Map<string, OffeneRegel>()
  for (const regel of teile.flatMap((teil) => teil.offeneRegeln)) {
    const schon = regeln.get(regel.code)
    if (schon) schon.offen = [...new Set([...schon.offen, ...regel.offen])]
    else regeln.set(regel.code, regel)
  }
  return [...regeln.values()]
}

function offeneFakten(teile: readonly Teil[], regeln: readonly OffeneRegel[]): string[] {
  const namen = new Set<string>()
  for (const regel of regeln)
    if (regel.phase === 'vollstaendigkeit' || traegtAnspruch(regel)) for (const name of regel.offen) namen.add(name)
  for (const teil of teile) for (const name of teil.ergebnisOffen) namen.add(name)
  return [...namen]
}
