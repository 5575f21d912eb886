import {
  aufhebungOf,
  ausgang,
  isAktuell,
  offeneNachforderung,
  offenerFristantrag,
  rueckgabeOf,
  type Vorgang,
} from '@weiche/vorgang'

/** What processing has to do for this state: at most one thing. */
export type NextStep =
  | { kind: 'nichts' }
  | { kind: 'auswerten'; antwortAuf: string }
  | { kind: 'eingang-nach-entscheidung'; antwortAuf: string }
  | { kind: 'widerspruch-pruefen'; antwortAuf: string }
  | { kind: 'versagung-pruefen'; antwortAuf: string }
  | { kind: 'fristverlaengerung-pruefen'; antwortAuf: string }

export function nextStep(v: Vorgang): NextStep {
  if (v.ruecknahme || !v.zuordnung || !isAktuell(v, v.zuordnung)) return { kind: 'nichts' }
  const outcome = ausgang(v)
  const returned = rueckgabeOf(v)
  if (v.gegen) {
    return outcome ? { kind: 'nichts' } : { kind: 'widerspruch-pruefen', antwortAuf: newest(v.zuordnung, returned).id }
  }
  if (v.bescheid) {
    if (v.bescheid.fakten.grundlage === v.grundlage || outcome || returned) return { kind: 'nichts' }
    return { kind: 'eingang-nach-entscheidung', antwortAuf: v.zuordnung.id }
  }
  if (!outcome) return { kind: 'auswerten', antwortAuf: newest(v.zuordnung, returned, aufhebungOf(v)).id }
  const request = outcome.art === 'nachforderung' ? offeneNachforderung(v) : undefined
  if (request?.abgelaufen && v.fristablauf!.seq > outcome.notiz.seq) {
    return { kind: 'versagung-pruefen', antwortAuf: v.fristablauf!.id }
  }
  const moreTime = offenerFristantrag(v)
  if (moreTime) return { kind: 'fristverlaengerung-pruefen', antwortAuf: moreTime.id }
  return { kind: 'nichts' }
}

type Notiert = { id: string; seq: number }
const newest = (first: Notiert, ...rest: (Notiert | undefined)[]): Notiert =>
  rest.reduce<Notiert>((best, n) => (n && n.seq > best.seq ? n : best), first)
