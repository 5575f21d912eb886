import { type Paket, zustellwegeOf } from '@weiche/regelwerk'
import { angabenOf, type Ereignis, effektName, getPath, type Hinweiskanal, type Vorgang } from '@weiche/vorgang'
import type { Deps } from './deps.ts'

/** `kanal`: the way that the document itself took. */
type Wozu = { zu: string; paket: Paket; kanal: string }

/**
 * What tells of a document, in the commit that proves its dispatch: the copy in the mailbox, for which this entry is all
 * there is to do, and the order for channels outside. A second dispatch of the same document is not told again.
 */
export function hinweiseTo(v: Vorgang, deps: Pick<Deps, 'kanaele'>, { zu, paket, kanal }: Wozu): Ereignis[] {
  if (v.hinweise.some((h) => h.zu === zu)) return []
  const wanted = zustellwegeOf(paket).hinweise
  const entry: Ereignis = {
    type: 'hinweis.versandt',
    fakten: { zu, kanal: 'postfach', effekt: effektName('Postfach', v.vorgangId, v.seq + 1), quittung: '' },
    inhalt: {},
  }
  const mailbox = wanted.includes('postfach') && kanal !== 'postfach' ? [entry] : []
  return [...mailbox, ...hinweiseOutside(v, deps, { zu, paket })]
}

/** The order for the channels outside that this package wants, this installation has and this person can be reached by. */
export function hinweiseOutside(
  v: Vorgang,
  deps: Pick<Deps, 'kanaele'>,
  { zu, paket }: Omit<Wozu, 'kanal'>,
): Ereignis[] {
  const { hinweise } = zustellwegeOf(paket)
  const { mail, webhook } = deps.kanaele
  const kanaele: Hinweiskanal[] = []
  if (hinweise.includes('mail') && mail && emailOf(v, paket) !== '') kanaele.push('mail')
  if (hinweise.includes('webhook') && webhook) kanaele.push('webhook')
  return kanaele.length === 0 ? [] : [{ type: 'hinweis.veranlasst', fakten: { zu, kanaele }, inhalt: {} }]
}

/** Where the person wants to be told; "" = nowhere. */
export function emailOf(v: Vorgang, paket: Paket): string {
  const { email } = zustellwegeOf(paket)
  const wert = email === undefined ? undefined : getPath(angabenOf(v), email)
  return typeof wert === 'string' ? wert.trim() : ''
}
