import type { Wert } from '@weiche/vorgang'
import type { Blatt } from './bedingung.ts'
import { type Dezimal, formatDezimal, kuerze } from './dezimal.ts'
import { drucke } from './drucke.ts'
import type { Ergebnis, OffeneRegel, Rechenzeile, TraceZeile, Treffer } from './ergebnis.ts'
import { werteAbleitung, werteFuerElement } from './feel-compile.ts'
import type { KFassung } from './kompiliert.ts'
import type { KAbleitung } from './lade-ableitungen.ts'
import { elementeVon } from './lauf-start.ts'
import { type Element, istOffen, type Lauf, type Laufwert } from './laufwert.ts'
import type { Modell } from './modell.ts'

const NICHTS: string[] = []

export type Teilergebnis = {
  /** Exact amount; undefined = unknown. */
  betrag: string | undefined
  betragOffen: readonly string[]
  werte: Record<string, Wert>
  berechnung: Rechenzeile[]
  treffer: Treffer[]
  offeneRegeln: OffeneRegel[]
  trace: TraceZeile[]
}

/** Evaluates one Fassung on one frame: all computed facts, then all rules of all phases. */
export function werteAbschnitt(fassung: KFassung, modell: Modell, lauf: Lauf, abschnitt: number): Teilergebnis {
  const betrag = werteAbleitung(fassung.betrag, lauf)
  const teil: Teilergebnis = {
    betrag: istOffen(betrag)
      ? undefined
      : formatDezimal(fassung.betrag.gerundet ? (betrag as Dezimal) : kuerze(betrag as Dezimal, 2)),
    betragOffen: istOffen(betrag) ? betrag.offen : NICHTS,
    werte: {},
    berechnung: [],
    treffer: [],
    offeneRegeln: [],
    trace: [],
  }
  const ort = { abschnitt, fassung: fassung.gueltigAb }
  for (const ableitung of fassung.ableitungen) schreibeAbleitung(ableitung, modell, lauf, ort, teil)
  for (const regel of fassung.regeln) {
    const { json } = regel
    const zeile = {
      art: 'regel' as const,
      ...ort,
      code: json.code,
      phase: json.phase,
      norm: json.norm,
      ergebnis: 'offen' as Ergebnis,
    }
    teil.trace.push(zeile)
    const ergebnis = regel.pruefe(lauf, (blatt, ausgang, links, rechts) => {
      teil.trace.push(bedingungszeile(blatt, abschnitt, json.code, ausgang, links, rechts))
    })
    zeile.ergebnis = nenne(ergebnis)
    const kopf = { code: json.code, phase: json.phase, art: json.event.type, titel: json.titel, norm: json.norm }
    if (istOffen(ergebnis)) teil.offeneRegeln.push({ ...kopf, offen: [...ergebnis.offen] })
    else if (ergebnis) {
      const { text, gegenstand = '' } = json.event.params
      teil.treffer.push({ ...kopf, text, gegenstand, ...ort })
    }
  }
  return teil
}

type Ort = { abschnitt: number; fassung: string }

function schreibeAbleitung(k: KAbleitung, modell: Modell, lauf: Lauf, ort: Ort, teil: Teilergebnis): void {
  const { liste } = k.ableitung
  if (liste === '') {
    schreibeWert(k, k.json.id, werteAbleitung(k.ableitung, lauf), undefined, lauf, ort, teil)
    return
  }
  const { elemente, unbekannt } = elementeVon(modell, lauf, liste)
  for (const element of elemente)
    schreibeWert(k, `${element.pfad}.${k.name}`, werteFuerElement(k.ableitung, element, lauf), element, lauf, ort, teil)
  if (unbekannt) schreibeWert(k, `${liste}.${k.name}`, unbekannt, undefined, lauf, ort, teil)
}

function schreibeWert(
  k: KAbleitung,
  id: string,
  wert: Laufwert,
  element: Element | undefined,
  lauf: Lauf,
  ort: Ort,
  teil: Teilergebnis,
): void {
  const gedruckt = drucke(wert, k.ableitung.typ, k.ableitung.gerundet)
  const { norm } = k.json
  teil.werte[id] = gedruckt
  teil.trace.push({
    art: 'ableitung',
    ...ort,
    id,
    wert: gedruckt,
    offen: istOffen(wert) ? [...wert.offen] : NICHTS,
    norm,
  })
  if (k.json.bescheid) teil.berechnung.push(rechenzeile(k, id, k.titel(lauf, element), gedruckt))
}

function bedingungszeile(
  blatt: Blatt,
  abschnitt: number,
  code: string,
  ausgang: Laufwert | undefined,
  links: Laufwert | undefined,
  rechts: Laufwert | undefined,
): TraceZeile {
  return {
    art: 'bedingung',
    abschnitt,
    code,
    stelle: blatt.stelle,
    fact: blatt.fact,
    links: links === undefined ? null : blatt.druckeLinks(links),
    operator: blatt.operator,
    rechts: rechts === undefined ? null : blatt.druckeRechts(rechts),
    ergebnis: nenne(ausgang),
    offen: ausgang !== undefined && istOffen(ausgang) ? [...ausgang.offen] : NICHTS,
  }
}

function nenne(ergebnis: Laufwert | undefined): Ergebnis {
  if (ergebnis === undefined) return 'nicht erreicht'
  return istOffen(ergebnis) ? 'offen' : ergebnis === true ? 'erfuellt' : 'nicht erfuellt'
}

function rechenzeile(k: KAbleitung, id: string, titel: string, wert: Wert): Rechenzeile {
  const { typ, norm } = k.json
  if (wert === null || typ === 'liste') return { id, titel, wert: 'offen', typ: 'text', norm }
  return { id, titel, wert: String(wert), typ, norm }
}
