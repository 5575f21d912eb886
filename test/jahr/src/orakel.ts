import { addTage, bekanntgabe, nachforderungsfrist, werktagAb } from '@weiche/fristen'
import type { Fall } from './plan.ts'

/** Something that must happen to a case, and on which day. */
export type Soll = {
  tag: string
  was:
    | 'nachforderung'
    | 'erinnerung'
    | 'ablauf'
    | 'entscheidung'
    | 'mehr-zeit'
    | 'keine-zeit'
    | 'versagung'
    | 'nachholung'
    | 'bleibt'
    | 'ende'
}

const SITZ = 'Sachsen'
export const ANTWORT_TAGE = 28
export const ERINNERUNG_TAGE = 14
/** So much more time a person gives. */
export const MEHR_TAGE = 21

export const laengereFrist = (frist: string): string => werktagAb(addTage(frist, MEHR_TAGE), SITZ)

/**
 * The year of one case as the law has it, worked out beside the product: it knows the arithmetic of days and nothing of
 * events, folds and timers. In the morning of a day time acts, at noon people; a person answers on the next day.
 */
export function erwarte({ eingang, handlungen }: Fall): Soll[] {
  const soll: Soll[] = [{ tag: eingang, was: 'nachforderung' }]
  let frist = nachforderungsfrist(eingang, ANTWORT_TAGE, SITZ)
  let stufe = 'gefragt' as 'gefragt' | 'erinnert' | 'abgelaufen' | 'versagt'
  let teil = false
  const add = (tag: string, was: Soll['was']) => soll.push({ tag, was })
  /** What time alone does up to the morning of that day. */
  const vergehe = (bis: string) => {
    while ((stufe === 'gefragt' || stufe === 'erinnert') && addTage(frist, 1) <= bis) {
      const tag = addTage(frist, 1)
      add(tag, stufe === 'gefragt' ? 'erinnerung' : 'ablauf')
      if (stufe === 'gefragt') frist = nachforderungsfrist(bekanntgabe(tag, SITZ, 'werktag'), ERINNERUNG_TAGE, SITZ)
      stufe = stufe === 'gefragt' ? 'erinnert' : 'abgelaufen'
    }
  }
  for (const { tag, was } of handlungen) {
    vergehe(tag)
    if (was === 'zuruecknahme') return [...soll, { tag, was: 'ende' }]
    if (was === 'versagung') {
      add(tag, 'versagung')
      stufe = 'versagt'
      continue
    }
    if (stufe === 'versagt') {
      // Whatever comes in is for a person, and on the next day has an answer.
      add(tag, 'nachholung')
      add(addTage(tag, 1), was === 'voll' ? 'entscheidung' : 'bleibt')
      if (was === 'voll') return soll
      continue
    }
    if (was === 'voll') return [...soll, { tag, was: 'entscheidung' }]
    if (was === 'mehr-zeit') {
      // A person answers on the next day; until then nothing runs out.
      frist = laengereFrist(frist)
      add(addTage(tag, 1), 'mehr-zeit')
    }
    if (was === 'zu-viel-zeit') add(addTage(tag, 1), 'keine-zeit')
    if (was === 'teil' && !teil) {
      teil = true
      if (stufe !== 'abgelaufen') continue
      // What is still missing after the lapse is asked for anew.
      add(tag, 'nachforderung')
      frist = nachforderungsfrist(tag, ANTWORT_TAGE, SITZ)
      stufe = 'gefragt'
    }
  }
  vergehe('9999-12-31')
  return soll
}
