import type { Wert } from '@weiche/vorgang'
import type { Baum } from '../feel/baum.ts'
import { type Fn, istOffen, type Lauf, type Laufwert, type Offen, vereine } from '../werte/laufwert.ts'

/** One side of a leaf: how it is computed and how the trace prints it. */
export type Seite = { baum: Baum; fn: Fn; drucke(wert: Laufwert): Wert }

/** A leaf of a rule. */
export type Blatt = {
  /** Place in the rule, for example `all[0].not`. */
  stelle: string
  fact: string
  operator: string
  links: Seite
  rechts: Seite
  pruefe(links: Laufwert, rechts: Laufwert): Laufwert
  /** The fact is a field of the item that some, every or none looks at. */
  imEintrag: boolean
  /** some, every, none: what is asked of each item of the list. */
  eintraege?: { liste: { baum: Baum; fn: Fn }; platz: number; bedingung: Bedingung; pruefe: Pruefung }
}

export type Bedingung = { prioritaet: number } & (
  | { k: 'blatt'; blatt: Blatt }
  | { k: 'nicht'; kind: Bedingung }
  /** Children ordered by priority, highest first. */
  | { k: 'all' | 'any'; kinder: Bedingung[] }
)

/** Result of a rule or a leaf; undefined = not reached: it was decided without it. */
export type Befund = boolean | Offen | undefined

/** Evaluates a rule and writes what its leaves say, each at its place: the first at the place the rule was given. */
export type Pruefung = (lauf: Lauf, befunde: Befund[]) => boolean | Offen

/** The leaves in the order of the trace. */
export function blaetterVon(bedingung: Bedingung): Blatt[] {
  if (bedingung.k === 'blatt') return [bedingung.blatt]
  return bedingung.k === 'nicht' ? blaetterVon(bedingung.kind) : bedingung.kinder.flatMap(blaetterVon)
}

/** The same with those that some, every and none ask of an item, each behind the one that asks. */
export function alleBlaetterVon(bedingung: Bedingung): Blatt[] {
  return blaetterVon(bedingung).flatMap((blatt) => [
    blatt,
    ...(blatt.eintraege ? alleBlaetterVon(blatt.eintraege.bedingung) : []),
  ])
}

/**
 * Conditions -> one closure, three-valued. The same priority is looked at in full, a lower one only while undecided.
 * `ab` = place of the first leaf.
 */
export function kompiliereBedingung(bedingung: Bedingung, ab: number): Pruefung {
  switch (bedingung.k) {
    case 'blatt':
      return kompiliereBlatt(bedingung.blatt, ab)
    case 'nicht': {
      const kind = kompiliereBedingung(bedingung.kind, ab)
      return (lauf, befunde) => {
        const wert = kind(lauf, befunde)
        return istOffen(wert) ? wert : !wert
      }
    }
    default:
      return kompiliereGruppe(bedingung.kinder, bedingung.k === 'any', ab)
  }
}

function kompiliereBlatt({ links, rechts, pruefe }: Blatt, platz: number): Pruefung {
  return (lauf, befunde) => {
    const a = links.fn(lauf)
    const b = rechts.fn(lauf)
    const befund = istOffen(a) ? (istOffen(b) ? vereine(a, b) : a) : istOffen(b) ? b : pruefe(a, b)
    befunde[platz] = befund as boolean | Offen
    return befund as boolean | Offen
  }
}

/** all: false decides; any: true decides. */
function kompiliereGruppe(kinder: readonly Bedingung[], entscheidet: boolean, ab: number): Pruefung {
  let platz = ab
  const teile = kinder.map((kind) => {
    const teil = { prioritaet: kind.prioritaet, pruefe: kompiliereBedingung(kind, platz) }
    platz += blaetterVon(kind).length
    return teil
  })
  return (lauf, befunde) => {
    let unbekannt: Offen | undefined
    let entschieden = false
    let stufe = 0
    for (const teil of teile) {
      if (entschieden && teil.prioritaet !== stufe) break
      stufe = teil.prioritaet
      const wert = teil.pruefe(lauf, befunde)
      if (wert === entscheidet) entschieden = true
      else if (istOffen(wert)) unbekannt = unbekannt ? vereine(unbekannt, wert) : wert
    }
    return entschieden ? entscheidet : (unbekannt ?? !entscheidet)
  }
}
