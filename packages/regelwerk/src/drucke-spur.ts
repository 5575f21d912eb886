import type { Wert } from '@weiche/vorgang'
import { type Befund, type Blatt, blaetterVon, kompiliereBedingung } from './bedingung.ts'
import { drucke } from './drucke.ts'
import type { Ergebnis, Rechenzeile, TraceZeile } from './ergebnis.ts'
import { werteAbleitung, werteFuerElement } from './feel-compile.ts'
import type { Kompiliert } from './kompiliert.ts'
import type { KAbleitung } from './lade-entwurf.ts'
import { elementeVon } from './lauf-start.ts'
import { type Element, istOffen, type Lauf, type Laufwert } from './laufwert.ts'
import type { Spur } from './programm.ts'

const NICHTS: string[] = []

export type Abschnittsdruck = { werte: Record<string, Wert>; berechnung: Rechenzeile[]; trace: TraceZeile[] }

/** What one evaluation left behind, as values and lines. Nothing is decided here: the results stand in the Spur. */
export function druckeSpur({ modell, fassungen }: Kompiliert, spur: Spur): Abschnittsdruck {
  const fassung = fassungen.find(({ gueltigAb }) => gueltigAb === spur.fassung)!
  const { lauf } = spur
  const ort = { abschnitt: spur.abschnitt, fassung: spur.fassung }
  const druck: Abschnittsdruck = { werte: {}, berechnung: [], trace: [] }
  for (const k of fassung.ableitungen) {
    const { ableitung } = k
    const { liste } = ableitung
    if (liste === '') {
      schreibeWert(k, k.json.id, werteAbleitung(ableitung, lauf), undefined, lauf, ort, druck)
      continue
    }
    const { elemente, unbekannt } = elementeVon(modell, lauf, liste)
    for (const element of elemente) {
      const wert = werteFuerElement(ableitung, element, lauf)
      schreibeWert(k, `${element.pfad}.${k.name}`, wert, element, lauf, ort, druck)
    }
    if (unbekannt) schreibeWert(k, `${liste}.${k.name}`, unbekannt, undefined, lauf, ort, druck)
  }
  let platz = 0
  for (const [index, { json, bedingung }] of fassung.regeln.entries()) {
    const { code, phase, norm } = json
    druck.trace.push({ art: 'regel', ...ort, code, phase, norm, ergebnis: nenne(spur.regeln[index]) })
    for (const blatt of blaetterVon(bedingung)) {
      const befund = spur.blaetter[platz++]
      druck.trace.push(bedingungszeile(blatt, ort.abschnitt, code, befund, lauf))
      if (befund !== undefined) druck.trace.push(...eintragszeilen(blatt, ort.abschnitt, code, lauf))
    }
  }
  return druck
}

function schreibeWert(
  k: KAbleitung,
  id: string,
  wert: Laufwert,
  element: Element | undefined,
  lauf: Lauf,
  ort: { abschnitt: number; fassung: string },
  druck: Abschnittsdruck,
): void {
  const gedruckt = drucke(wert, k.ableitung.typ, k.ableitung.gerundet)
  const norm = k.normVon?.(lauf, element) ?? k.json.norm
  druck.werte[id] = gedruckt
  const offen = istOffen(wert) ? [...wert.offen] : NICHTS
  druck.trace.push({ art: 'ableitung', ...ort, id, wert: gedruckt, offen, norm })
  if (k.json.bescheid) druck.berechnung.push(rechenzeile(k, id, k.titel(lauf, element), gedruckt, norm))
}

/** Both sides stand in the frame: they are read again, not remembered twice. */
function bedingungszeile(blatt: Blatt, abschnitt: number, code: string, befund: Befund, lauf: Lauf): TraceZeile {
  const { stelle, fact, operator, links, rechts } = blatt
  return {
    art: 'bedingung',
    abschnitt,
    code,
    stelle,
    fact,
    links: befund === undefined ? null : links.drucke(links.fn(lauf)),
    operator,
    rechts: befund === undefined ? null : rechts.drucke(rechts.fn(lauf)),
    ergebnis: nenne(befund),
    offen: befund !== undefined && istOffen(befund) ? [...befund.offen] : NICHTS,
  }
}

/** some, every, none: the leaves of each item, with its path. They are computed again: nobody remembered them. */
function eintragszeilen(aussen: Blatt, abschnitt: number, code: string, lauf: Lauf): TraceZeile[] {
  if (!aussen.eintraege) return []
  const { liste, platz, bedingung } = aussen.eintraege
  const eintraege = liste(lauf)
  if (istOffen(eintraege)) return []
  const pruefe = kompiliereBedingung(bedingung, 0)
  return (eintraege as Element[]).flatMap((eintrag) => {
    const befunde: Befund[] = []
    lauf.lokal[platz] = eintrag
    pruefe(lauf, befunde)
    const ids = eintrag.pfad.slice(eintrag.pfad.lastIndexOf('['))
    return blaetterVon(bedingung).flatMap((blatt, index) => {
      lauf.lokal[platz] = eintrag
      const stelle = `${aussen.stelle}${ids}${blatt.stelle.slice(aussen.stelle.length)}`
      const fact = blatt.imEintrag ? `${eintrag.pfad}.${blatt.fact}` : blatt.fact
      const innen = { ...blatt, stelle, fact }
      const zeile = bedingungszeile(innen, abschnitt, code, befunde[index], lauf)
      return befunde[index] === undefined ? [zeile] : [zeile, ...eintragszeilen(innen, abschnitt, code, lauf)]
    })
  })
}

function nenne(befund: Befund): Ergebnis {
  if (befund === undefined) return 'nicht erreicht'
  return istOffen(befund) ? 'offen' : befund ? 'erfuellt' : 'nicht erfuellt'
}

function rechenzeile(k: KAbleitung, id: string, titel: string, wert: Wert, norm: string): Rechenzeile {
  const { typ } = k.json
  if (wert === null || typ === 'liste') return { id, titel, wert: 'offen', typ: 'text', norm }
  return { id, titel, wert: String(wert), typ, norm }
}
