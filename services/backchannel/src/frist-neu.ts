import { bekanntgabe, berlinDatum, isZuKurz, MINDESTENS_TAGE, nachforderungsfrist, toSitz } from '@weiche/fristen'
import { type Paket, sitzOf } from '@weiche/regelwerk'
import type { Ereignis } from '@weiche/vorgang'

/** Last day of a reminder that is posted on `heute`: counted from the day on which it counts as made known. */
export function erinnerungsfrist(paket: Paket, heute: string): string {
  const sitz = toSitz(sitzOf(paket))
  const { erinnerungTage, bekanntgabe: art } = paket.kopf.fristen
  return nachforderungsfrist(bekanntgabe(heute, sitz, art), Math.max(MINDESTENS_TAGE, erinnerungTage), sitz)
}

export const antwortfrist = (paket: Paket, heute: string): string =>
  nachforderungsfrist(heute, paket.kopf.fristen.nachforderungTage, toSitz(sitzOf(paket)))

/**
 * A letter that was to leave weeks ago and leaves now would name a day that is near or over: it is ordered anew first,
 * with the time that it would be given today. undefined = the day it names still leaves enough.
 */
export function fristNeu(
  paket: Paket,
  brief: { nachforderung: string; frist: string; zeitpunkt: string },
  now: Date,
  heuteGesetzt: (paket: Paket, heute: string) => string,
): Ereignis | undefined {
  const heute = berlinDatum(now)
  const bekannt = bekanntgabe(heute, toSitz(sitzOf(paket)), paket.kopf.fristen.bekanntgabe)
  // A short time that was meant so when it was ordered stays.
  const isLate = berlinDatum(new Date(brief.zeitpunkt)) < heute
  if (!isLate || !isZuKurz(brief.frist, bekannt)) return undefined
  const frist = heuteGesetzt(paket, heute)
  if (frist <= brief.frist) return undefined
  const fakten = { nachforderung: brief.nachforderung, frist, weg: 'versand' as const, person: '', brief: false }
  return { type: 'frist.verlaengert', fakten, inhalt: { grund: '' } }
}
