import type { Wert } from '@weiche/vorgang'
import { type Fn, istOffen, type Lauf, type Laufwert, type Offen, vereine } from './laufwert.ts'

/** A leaf of a rule as it was looked at; the trace is made of these. */
export type Blatt = {
  stelle: string
  fact: string
  operator: string
  links: Fn
  rechts: Fn
  /** Value -> JSON for the trace. */
  druckeLinks(wert: Laufwert): Wert
  druckeRechts(wert: Laufwert): Wert
  pruefe(links: Laufwert, rechts: Laufwert): Laufwert
}

export type Bedingung = { prioritaet: number } & (
  | { k: 'blatt'; blatt: Blatt }
  | { k: 'nicht'; kind: Bedingung }
  /** Children ordered by priority, highest first. */
  | { k: 'all' | 'any'; kinder: Bedingung[] }
)

/** Takes note of a leaf; `ergebnis` undefined = not reached. */
export type Spur = (
  blatt: Blatt,
  ergebnis: Laufwert | undefined,
  links: Laufwert | undefined,
  rechts: Laufwert | undefined,
) => void
export type Pruefung = (lauf: Lauf, spur: Spur) => boolean | Offen

/** Conditions -> one closure, three-valued. The same priority is looked at in full, a lower one only while undecided. */
export function kompiliereBedingung(bedingung: Bedingung): Pruefung {
  switch (bedingung.k) {
    case 'blatt':
      return kompiliereBlatt(bedingung.blatt)
    case 'nicht': {
      const kind = kompiliereBedingung(bedingung.kind)
      return (lauf, spur) => {
        const wert = kind(lauf, spur)
        return istOffen(wert) ? wert : !wert
      }
    }
    default:
      return kompiliereGruppe(bedingung.kinder, bedingung.k === 'any')
  }
}

function kompiliereBlatt(blatt: Blatt): Pruefung {
  const { links, rechts, pruefe } = blatt
  return (lauf, spur) => {
    const a = links(lauf)
    const b = rechts(lauf)
    const ergebnis = istOffen(a) ? (istOffen(b) ? vereine(a, b) : a) : istOffen(b) ? b : pruefe(a, b)
    spur(blatt, ergebnis, a, b)
    return ergebnis as boolean | Offen
  }
}

/** all: false decides; any: true decides. */
function kompiliereGruppe(kinder: readonly Bedingung[], entscheidet: boolean): Pruefung {
  const teile = kinder.map((kind) => ({
    prioritaet: kind.prioritaet,
    pruefe: kompiliereBedingung(kind),
    blaetter: alleBlaetter(kind),
  }))
  return (lauf, spur) => {
    let unbekannt: Offen | undefined
    let entschieden = false
    let stufe = 0
    for (const teil of teile) {
      if (entschieden && teil.prioritaet !== stufe) {
        for (const blatt of teil.blaetter) spur(blatt, undefined, undefined, undefined)
        continue
      }
      stufe = teil.prioritaet
      const wert = teil.pruefe(lauf, spur)
      if (wert === entscheidet) entschieden = true
      else if (istOffen(wert)) unbekannt = unbekannt ? vereine(unbekannt, wert) : wert
    }
    return entschieden ? entscheidet : (unbekannt ?? !entscheidet)
  }
}

function alleBlaetter(bedingung: Bedingung): Blatt[] {
  if (bedingung.k === 'blatt') return [bedingung.blatt]
  return bedingung.k === 'nicht' ? alleBlaetter(bedingung.kind) : bedingung.kinder.flatMap(alleBlaetter)
}
