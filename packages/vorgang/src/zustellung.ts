import type { Hinweiskanal } from './ereignisse-zustellung.ts'
import { belegt, bescheide } from './versagung.ts'
import type { Notiz, Vorgang } from './vorgang.ts'
import type { Hinweis, Umweg } from './zustellstand.ts'

/** No way is left for this document, and no person has ordered another. */
export const isUnzustellbar = (v: Vorgang, zu: string): boolean => v.umwege[zu]?.kanal === ''

/** Ids of the events whose documents wait for another address, the oldest failure first. */
export function unzustellbare(v: Vorgang): string[] {
  const waiting = Object.entries(v.umwege).filter(([, umweg]) => umweg.kanal === '')
  return waiting.sort(([, a], [, b]) => a.seq - b.seq).map(([zu]) => zu)
}

/** Hints that are ordered and neither proven nor given up. */
export const offeneHinweise = (v: Vorgang): Hinweis[] =>
  v.hinweise.filter((h) => h.stand === 'veranlasst' || h.stand === 'begonnen')

export function ordered(v: Vorgang, n: Notiz<'hinweis.veranlasst'>): Vorgang {
  const { zu, kanaele } = n.fakten
  const more = kanaele.map((kanal) => noted(zu, kanal, n, 'veranlasst'))
  const others = v.hinweise.filter((h) => !(h.zu === zu && kanaele.includes(h.kanal)))
  return { ...v, hinweise: [...others, ...more] }
}

export function begun(v: Vorgang, n: Notiz<'hinweis.begonnen'>): Vorgang {
  return changed(v, n, 'begonnen', n.fakten.bis)
}

/** The mailbox has no order: its entry is order and deed at once. */
export function sent(v: Vorgang, n: Notiz<'hinweis.versandt'>): Vorgang {
  const { zu, kanal } = n.fakten
  const known = v.hinweise.some((h) => h.zu === zu && h.kanal === kanal)
  return known ? changed(v, n, 'versandt') : { ...v, hinweise: [...v.hinweise, noted(zu, kanal, n, 'versandt')] }
}

/** What was proven no longer is: deadlines do not run, the Vorgang does not close. */
export function failed(v: Vorgang, n: Notiz<'zustellung.gescheitert'>): Vorgang {
  const { zu, wirksam, weiter } = n.fakten
  if (!wirksam) return changed(v, n, 'gescheitert')
  const { [zu]: _, ...mitteilungenVersandt } = v.mitteilungenVersandt
  const umweg = { seq: n.seq, zeitpunkt: n.zeitpunkt, kanal: weiter, anschrift: [] }
  const umwege = { ...v.umwege, [zu]: umweg }
  const isBescheid = bescheide(v).some((lauf) => lauf.bescheid.id === zu)
  return { ...(isBescheid ? belegt(v, zu, 'versand', undefined) : v), mitteilungenVersandt, umwege }
}

/** A new input answers what rules and gates asked, but not that a letter came back: that stays with the person. */
export function stillUndelivered(v: Vorgang, grundlage: number): Vorgang['aussteuerungen'] {
  return v.aussteuerungen.map((a) =>
    a.fakten.anlass === 'zustellung' ? { ...a, fakten: { ...a.fakten, grundlage } } : a,
  )
}

/** The person who was asked has acted, once nothing else waits for an address. */
export function redirected(v: Vorgang, n: Notiz<'zustellung.veranlasst'>): Vorgang {
  const { zu } = n.fakten
  const umweg: Umweg = { seq: n.seq, zeitpunkt: n.zeitpunkt, kanal: 'brief', anschrift: n.inhalt.anschrift }
  const next = { ...v, umwege: { ...v.umwege, [zu]: umweg } }
  if (unzustellbare(next).length > 0) return next
  return { ...next, aussteuerungen: v.aussteuerungen.filter((a) => a.fakten.anlass !== 'zustellung') }
}

type Wann = { seq: number; zeitpunkt: string }

function noted(zu: string, kanal: Hinweiskanal, { seq, zeitpunkt }: Wann, stand: Hinweis['stand']): Hinweis {
  return { zu, kanal, seq, stand, zeitpunkt, bis: '' }
}

function changed(
  v: Vorgang,
  { zeitpunkt, fakten }: { zeitpunkt: string; fakten: { zu: string; kanal: string } },
  stand: Hinweis['stand'],
  bis = '',
): Vorgang {
  const isIt = (h: Hinweis) => h.zu === fakten.zu && h.kanal === fakten.kanal
  return { ...v, hinweise: v.hinweise.map((h) => (isIt(h) ? { ...h, stand, zeitpunkt, bis } : h)) }
}
