import { type Forderung, isAktuell, offeneFragenVonPersonen, offeneNachforderung, type Vorgang } from '@weiche/vorgang'

/** Why the Vorgang is with a person now. */
export function offeneCodes(v: Vorgang): string[] {
  return [...new Set(v.aussteuerungen.filter((a) => isAktuell(v, a)).flatMap((a) => a.fakten.codes))]
}

/** What is asked for now: of the request for the newest input, else what persons still want to know. */
export function offenePosten(v: Vorgang): Forderung[] {
  if (isAktuell(v, v.nachforderung)) return offeneNachforderung(v)?.posten ?? []
  return offeneFragenVonPersonen(v).map(({ gestellt: _, ...posten }) => posten)
}
