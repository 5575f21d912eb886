import { isAktuell, isVersagt, offeneNachforderung, standOf, statusOf, type Vorgang } from '@weiche/vorgang'

/** What the citizen has to know first: who acts now, and why. */
export type Lage =
  | 'fehlt'
  | 'erinnert'
  | 'verspaetet'
  | 'person'
  | 'pruefung'
  | 'entschieden'
  | 'versandt'
  | 'danach'
  | 'versagt'
  | 'nachgeholt'
  | 'zurueckgenommen'
  | 'erledigt'

export function lageOf(v: Vorgang): Lage {
  if (v.ruecknahme) return 'zurueckgenommen'
  if (v.gegen && standOf(v) === 'abgeschlossen') return 'erledigt'
  const beiPerson = standOf(v) === 'bei-person'
  if (v.bescheid) {
    if (beiPerson) return v.grundlage > v.bescheid.seq ? 'danach' : 'person'
    if (isVersagt(v)) return v.versand ? 'versagt' : 'entschieden'
    return v.versand ? 'versandt' : 'entschieden'
  }
  if (beiPerson && v.versagungen.length > 0) return 'nachgeholt'
  if (beiPerson) return isAktuell(v, v.fristablauf) ? 'verspaetet' : 'person'
  if (statusOf(v) !== 'Nachforderung') return 'pruefung'
  const offen = offeneNachforderung(v)
  if (offen?.abgelaufen) return 'verspaetet'
  return offen?.erinnerung ? 'erinnert' : 'fehlt'
}
