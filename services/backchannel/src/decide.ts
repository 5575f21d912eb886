import {
  ausgang,
  bescheide,
  type Fristantwort,
  fristantworten,
  isUnzustellbar,
  type Notiz,
  type OffeneNachforderung,
  offeneNachforderung,
  standOf,
  type Vorgang,
} from '@weiche/vorgang'

/** What makes a document take another way; wakes whoever delivers. */
export const UMWEGE = ['zustellung.gescheitert', 'zustellung.veranlasst'] as const

/** The decision that has to be announced: of the newest input, not taken back, not announced yet. */
export function zuVerkuenden(
  v: Vorgang,
): Notiz<'entscheidung.getroffen'> | Notiz<'versagung.ausgesprochen'> | undefined {
  if (v.ruecknahme || v.bescheid) return undefined
  const now = ausgang(v)
  return now?.art === 'entscheidung' || now?.art === 'versagung' ? now.notiz : undefined
}

/** The oldest Bescheid whose dispatch was ordered and not yet proven. */
export function zuVersenden(v: Vorgang): Notiz<'bescheid.erstellt'> | undefined {
  return bescheide(v).find(({ bescheid, versand }) => !versand && !isUnzustellbar(v, bescheid.id))?.bescheid
}

/** The oldest request without a letter. It was ordered, so it is sent whatever came later. */
export function zuFordern(v: Vorgang): Notiz<'nachforderung.gestellt'> | undefined {
  return v.nachforderungsbriefe.find((b) => !v.mitteilungenVersandt[b.id] && !isUnzustellbar(v, b.id))
}

/** The oldest reminder without a letter. */
export function zuMahnen(v: Vorgang): Notiz<'erinnerung.veranlasst'> | undefined {
  return v.erinnerungen.find((e) => !v.mitteilungenVersandt[e.id] && !isUnzustellbar(v, e.id))
}

/** The oldest answer of a person on more time without a letter. */
export function zuBeantworten(v: Vorgang): Fristantwort | undefined {
  return fristantworten(v).find((f) => !v.mitteilungenVersandt[f.id] && !isUnzustellbar(v, f.id))
}

/** The withdrawal that nobody confirmed yet. */
export function zuBestaetigen(v: Vorgang): Notiz<'antrag.zurueckgenommen'> | undefined {
  return v.ruecknahme && !v.mitteilungenVersandt[v.ruecknahme.id] ? v.ruecknahme : undefined
}

/** The request whose deadline is over, whose letter was sent, and which nobody was reminded of. `heute`: day in Berlin. */
export function zuErinnern(v: Vorgang, heute: string): OffeneNachforderung | undefined {
  const offen = ueberfaellig(v, heute)
  return offen && !offen.erinnerung && v.mitteilungenVersandt[offen.id] ? offen : undefined
}

/** The request whose reminder was sent and has run out too. */
export function zuBeenden(v: Vorgang, heute: string): OffeneNachforderung | undefined {
  const offen = ueberfaellig(v, heute)
  return offen?.erinnerung && v.mitteilungenVersandt[offen.erinnerung.id] ? offen : undefined
}

function ueberfaellig(v: Vorgang, heute: string): OffeneNachforderung | undefined {
  if (standOf(v) !== 'nachforderung') return undefined
  const offen = offeneNachforderung(v)
  return offen && !offen.abgelaufen && heute > offen.frist ? offen : undefined
}
