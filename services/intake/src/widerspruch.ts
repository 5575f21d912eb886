import { bescheidtageOf, rechtsbehelfOf } from '@weiche/entscheidung'
import type { Paket } from '@weiche/regelwerk'
import { bescheide, type Ereignis, type Fristwahrung, type Vorgang } from '@weiche/vorgang'
import type { Kanal } from './decide-antrag.ts'
import type { ServerHmac } from './platform.ts'
import { vorgangIdOf } from './schluessel.ts'

export type Widerspruchskommando = { kanal: Kanal; eingangsdatum: string; begruendung: string }
export type Widerspruchsentschluss =
  | { kind: 'append'; ereignisse: Ereignis[] }
  | { kind: 'zurueckgenommen' | 'kein-bescheid' }
  | { kind: 'anderer-rechtsbehelf'; norm: string }
  | { kind: 'schon-erhoben'; am: string }

/** Received at any time: whether a late one is admitted (§ 60 VwGO) is for a person, so is whether its form suffices. */
export function decideWiderspruch(v: Vorgang, paket: Paket, k: Widerspruchskommando): Widerspruchsentschluss {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const last = bescheide(v).at(-1)
  if (!last) return { kind: 'kein-bescheid' }
  const { bescheid, versand } = last
  const { art, norm } = rechtsbehelfOf(paket)
  if (art !== 'widerspruch') return { kind: 'anderer-rechtsbehelf', norm }
  if (v.widerspruch?.fakten.bescheid === bescheid.id)
    return { kind: 'schon-erhoben', am: v.widerspruch.fakten.eingangsdatum }
  const { kanal, eingangsdatum, begruendung } = k
  const frist = versand ? bescheidtageOf(versand.fakten.aufgabe, paket).rechtsbehelfBis : ''
  const fakten = {
    ...{ kanal, eingangsdatum, bescheid: bescheid.id },
    ...{ frist, fristwahrung: fristwahrung(eingangsdatum, frist) },
  }
  return { kind: 'append', ereignisse: [{ type: 'widerspruch.erhoben', fakten, inhalt: { begruendung } }] }
}

/** Without proof of dispatch no period runs, and none is missed. */
const fristwahrung = (eingangsdatum: string, frist: string): Fristwahrung =>
  frist === '' ? 'offen' : eingangsdatum <= frist ? 'gewahrt' : 'verspaetet'

/** The Vorgang of the Widerspruch against this Bescheid: known before it exists, and it can exist only once. */
export function widerspruchsvorgangOf(hmac: ServerHmac, vorgangId: string, bescheid: string): string {
  return vorgangIdOf(hmac, 'widerspruch', vorgangId, bescheid)
}

/** Its first commit: the Angaben as they stand, so that it comes to the unit that is competent, what it is against, and whose it is. */
export function eroeffnung(v: Vorgang): Ereignis[] {
  const { id, fakten, inhalt } = v.widerspruch!
  const { kanal, eingangsdatum, ...gegenstand } = fakten
  return [
    {
      type: 'antrag.eingegangen',
      fakten: { leistung: v.leistung, kanal, eingangsdatum, strukturiert: true, idMitgeliefert: true, anlagen: 0 },
      inhalt: { angaben: v.angaben, anlagen: [], inhaltsHmac: '', absender: '' },
    },
    { type: 'widerspruch.eingegangen', fakten: { gegen: v.vorgangId, widerspruch: id, ...gegenstand }, inhalt },
    ...v.konten.map(
      (konto): Ereignis => ({ type: 'konto.verbunden', fakten: { weg: 'einreichung' }, inhalt: { konto } }),
    ),
  ]
}
