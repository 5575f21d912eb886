import { addTage, tageZwischen, untaetigkeitAb } from '@weiche/fristen'
import type { Soll } from './orakel.ts'
import type { Fall } from './plan.ts'

/** Days of the target, and days before a last day from which a case has to stand in the list of what presses. */
export const SOLL_TAGE = 42
export const VORLAUF = 14

/** Whose turn it is after each thing. */
const DANACH: Record<Soll['was'], 'buerger' | 'haus' | 'niemand'> = {
  nachforderung: 'buerger',
  erinnerung: 'buerger',
  'mehr-zeit': 'buerger',
  'keine-zeit': 'buerger',
  ablauf: 'haus',
  nachholung: 'haus',
  versagung: 'niemand',
  bleibt: 'niemand',
  entscheidung: 'niemand',
  ende: 'niemand',
}

/**
 * Has the case to stand in the list of what presses in the evening of a day? Three months after the Antrag are near or over; or the
 * target is, which stands still while it is the citizen's turn. Works on what the oracle says, not on what is in any list.
 */
export function drangOf({ eingang, handlungen }: Fall, soll: readonly Soll[]): (tag: string) => boolean {
  const geschehen = [...soll, ...fragen(handlungen)].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  const lagen = [{ ab: eingang, dran: 'haus' as 'buerger' | 'haus' | 'niemand', gewartet: 0 }]
  for (const { tag, was } of geschehen) {
    const last = lagen.at(-1)!
    const dran = was === 'frage' ? 'haus' : DANACH[was]
    if (dran === last.dran) continue
    const gewartet = last.gewartet + (last.dran === 'buerger' ? tageZwischen(last.ab, tag) : 0)
    lagen.push({ ab: tag, dran, gewartet })
  }
  return (tag) => {
    const { dran, gewartet } = lagen.findLast((l) => l.ab <= tag)!
    const isNahe = (letzter: string) => tag >= addTage(letzter, -VORLAUF)
    if (dran === 'niemand') return false
    return isNahe(untaetigkeitAb(eingang)) || (dran === 'haus' && isNahe(addTage(eingang, SOLL_TAGE + gewartet)))
  }
}

/** Who asks for more time waits for a person until the next day. */
const fragen = (handlungen: Fall['handlungen']) =>
  handlungen
    .filter(({ was }) => was === 'mehr-zeit' || was === 'zu-viel-zeit')
    .map(({ tag }) => ({ tag, was: 'frage' as const }))
