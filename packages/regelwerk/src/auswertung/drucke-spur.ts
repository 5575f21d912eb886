import type { Spurnotiz } from '@weiche/vorgang'
import { type Blatt, blaetterVon } from '../bedingung/bedingung.ts'
import type { Ergebnis, TraceZeile } from '../bedingung/ergebnis.ts'
import type { Kompiliert } from '../programm/kompiliert.ts'
import { type Element, istOffen, type Lauf } from '../werte/laufwert.ts'
import { normDes, type Spurwert } from './spur-werte.ts'

const ERGEBNIS: Readonly<Record<string, Ergebnis>> = {
  '1': 'erfuellt',
  '0': 'nicht erfuellt',
  '?': 'offen',
  '-': 'nicht erreicht',
}

/**
 * The trace of one Abschnitt. What was found stands in `notiz`, names and norms in the package, both sides of a
 * condition in the frame: nothing is judged here, so it prints the same years later.
 */
export function druckeTrace(
  { fassungen }: Kompiliert,
  abschnitt: number,
  notiz: Spurnotiz,
  werte: readonly Spurwert[],
  lauf: Lauf,
): TraceZeile[] {
  const { fassung, regeln, bedingungen, offen } = notiz
  const trace: TraceZeile[] = werte.map((eins) => {
    const { id, wert, offen } = eins
    return { art: 'ableitung', abschnitt, fassung, id, wert, offen: [...offen], norm: normDes(eins, lauf) }
  })
  let platz = 0
  // The open conditions stand at the end, behind the open values.
  let offene = offen.length - bedingungen.split('?').length + 1
  for (const [index, { json, bedingung }] of fassungen.find((f) => f.gueltigAb === fassung)!.regeln.entries()) {
    const { code, phase, norm } = json
    trace.push({ art: 'regel', abschnitt, fassung, code, phase, norm, ergebnis: nenne(regeln[index]) })
    for (const blatt of blaetterVon(bedingung)) druckeBlatt(blatt, code)
  }
  if (platz !== bedingungen.length) throw new Error(`Die Spur passt nicht zur Fassung ${fassung}.`)
  return trace

  function druckeBlatt(blatt: Blatt, code: string): void {
    const { stelle, fact, operator, links, rechts } = blatt
    const zeichen = bedingungen[platz++]
    const erreicht = zeichen !== '-'
    // What some, every and none find is no side to read: it stands in the lines of the items.
    const lesbar = erreicht && !blatt.eintraege
    trace.push({
      art: 'bedingung',
      abschnitt,
      code,
      stelle,
      fact,
      links: lesbar ? links.drucke(links.fn(lauf)) : null,
      operator,
      rechts: lesbar ? rechts.drucke(rechts.fn(lauf)) : null,
      ergebnis: nenne(zeichen),
      offen: zeichen === '?' ? [...offen[offene++]!] : [],
    })
    if (erreicht && blatt.eintraege) druckeEintraege(blatt, blatt.eintraege, code)
  }

  /** some, every, none: the conditions on each item, with its path. */
  function druckeEintraege(aussen: Blatt, eintraege: NonNullable<Blatt['eintraege']>, code: string): void {
    const liste = eintraege.liste.fn(lauf)
    if (istOffen(liste)) return
    for (const eintrag of liste as Element[]) {
      const ids = eintrag.pfad.slice(eintrag.pfad.lastIndexOf('['))
      for (const blatt of blaetterVon(eintraege.bedingung)) {
        lauf.lokal[eintraege.platz] = eintrag
        const stelle = `${aussen.stelle}${ids}${blatt.stelle.slice(aussen.stelle.length)}`
        const fact = blatt.imEintrag ? `${eintrag.pfad}.${blatt.fact}` : blatt.fact
        druckeBlatt({ ...blatt, stelle, fact }, code)
      }
    }
  }
}

function nenne(zeichen: string | undefined): Ergebnis {
  const ergebnis = zeichen === undefined ? undefined : ERGEBNIS[zeichen]
  if (!ergebnis) throw new Error('Die Spur passt nicht zum Paket.')
  return ergebnis
}
