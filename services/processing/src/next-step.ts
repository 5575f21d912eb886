import { ausgang, isAktuell, offeneNachforderung, rueckgabeOf, type Vorgang } from '@weiche/vorgang'

/** What processing has to do for this state: at most one thing. */
export type NextStep =
  | { kind: 'nichts' }
  | { kind: 'auswerten'; antwortAuf: string }
  | { kind: 'eingang-nach-entscheidung'; antwortAuf: string }
  | { kind: 'versagung-pruefen'; antwortAuf: string }

export function nextStep(v: Vorgang): NextStep {
  if (v.ruecknahme || !v.zuordnung || !isAktuell(v, v.zuordnung)) return { kind: 'nichts' }
  const outcome = ausgang(v)
  const returned = rueckgabeOf(v)
  if (v.bescheid) {
    if (v.bescheid.fakten.grundlage === v.grundlage || outcome || returned) return { kind: 'nichts' }
    return { kind: 'eingang-nach-entscheidung', antwortAuf: v.zuordnung.id }
  }
  if (!outcome) return { kind: 'auswerten', antwortAuf: (returned ?? v.zuordnung).id }
  const request = outcome.art === 'nachforderung' ? offeneNachforderung(v) : undefined
  if (request?.abgelaufen && v.fristablauf!.seq > outcome.notiz.seq) {
    return { kind: 'versagung-pruefen', antwortAuf: v.fristablauf!.id }
  }
  return { kind: 'nichts' }
}
