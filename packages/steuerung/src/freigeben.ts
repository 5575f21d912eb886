import type { Uhr } from '@weiche/controller'
import {
  antragText,
  type BeantragteFreigabe,
  type ErteilteFreigabe,
  type Freigabeantrag,
  fehlerDerFreigabe,
  fehlerEiner,
  type Pruefbericht,
  type Steuerung,
} from '@weiche/vorgang'
import { pruefeSignatur, type Unterzeichner } from './signatur.ts'
import type { Kontrollstand, Steuerungsstand } from './stand.ts'
import { antragAuf } from './start-freigabe.ts'

export type Freigabeergebnis =
  /** Signed by two persons and in force. */
  | { kind: 'freigegeben'; antrag: Freigabeantrag; seq: number }
  /** Signed by the first; the second is missing. */
  | { kind: 'beantragt'; antrag: Freigabeantrag }
  | { kind: 'unveraendert' }
  | { kind: 'abgelehnt'; text: string }

/** A stored Ausgabe with what was checked of it. */
export type Freigabevorschlag = { leistung: string; ausgabe: string; bericht: Pruefbericht }

/** One person signs; the second signature puts the Ausgabe in force. Rolling back is the same with an older Ausgabe. */
export async function gibMitUnterschriftFrei(
  vorschlag: Freigabevorschlag,
  wer: Unterzeichner,
  deps: { stand: Steuerungsstand; uhr: Uhr; installation: Unterzeichner },
): Promise<Freigabeergebnis> {
  const { stand, uhr } = deps
  let answer: Freigabeergebnis | undefined
  const after = await stand.append(vorschlag.leistung, (now) => {
    const { steuerung } = now
    const pending = wartend(now, vorschlag.ausgabe)
    const antrag = pending?.antrag ?? antragAuf(steuerung, { ...vorschlag, zeitpunkt: uhr.jetzt() })
    if (!pending && gilt(steuerung, antrag)) {
      answer = { kind: 'unveraendert' }
      return undefined
    }
    const unterschrift = wer.unterschreibe(antragText(antrag))
    const fehler = fehlerEiner(unterschrift, anspruchOf(antrag), now.bund, pruefeSignatur)
    const fakten: ErteilteFreigabe = {
      ausgabe: antrag.ausgabe,
      urheber: [...(pending?.unterschriften ?? []), unterschrift].map((u) => u.schluessel).join(', '),
      antrag,
      unterschriften: [...(pending?.unterschriften ?? []), unterschrift],
    }
    const nein = fehler || (pending ? grundGegen(now, fakten, deps.installation.oeffentlich) : '')
    if (nein !== '') {
      answer = { kind: 'abgelehnt', text: nein }
      return undefined
    }
    const ursache = `freigabe:${antrag.ausgabe}:${steuerung.seq}:${wer.schluessel}`
    answer = pending ? { kind: 'freigegeben', antrag, seq: 0 } : { kind: 'beantragt', antrag }
    return pending
      ? { ursache, zeitpunkt: uhr.jetzt(), ereignis: { type: 'ausgabe.freigegeben', fakten } }
      : {
          ursache,
          zeitpunkt: uhr.jetzt(),
          ereignis: { type: 'freigabe.beantragt', fakten: { antrag, unterschriften: [unterschrift] } },
        }
  })
  const done = answer!
  if (done.kind !== 'freigegeben') return done
  // A key may have been locked at the same moment: what counts is what every reader sees.
  const { freigabe, seq, verworfen } = after.steuerung
  if (freigabe?.ausgabe === vorschlag.ausgabe) return { ...done, seq }
  return { kind: 'abgelehnt', text: verworfen.at(-1)?.grund ?? 'Eine andere Freigabe war schneller.' }
}

/** The request for this Ausgabe that waits for a second signature, when it can still come into force. */
export function wartend({ steuerung, bund }: Kontrollstand, ausgabe?: string): BeantragteFreigabe | undefined {
  const pending = steuerung.antrag
  if (!pending || (ausgabe !== undefined && pending.antrag.ausgabe !== ausgabe)) return undefined
  const { antrag, unterschriften } = pending
  const isNext = antrag.nummer === steuerung.nummer + 1 && antrag.vorige === (steuerung.ausgabe ?? '')
  const [erste, ...mehr] = unterschriften
  if (!isNext || !erste || mehr.length > 0) return undefined
  return fehlerEiner(erste, anspruchOf(antrag), bund, pruefeSignatur) === '' ? pending : undefined
}

const anspruchOf = (antrag: Freigabeantrag) => ({ text: antragText(antrag), rollen: ['fachbereich'] })
const gilt = (s: Steuerung, antrag: Freigabeantrag) =>
  s.ausgabe === antrag.ausgabe && s.assistiert === !antrag.automatik

/** Asks exactly what every reader of the stream will ask. */
function grundGegen({ steuerung, bund }: Kontrollstand, fakten: ErteilteFreigabe, installation: string): string {
  const { leistung } = fakten.antrag!
  const pruefung = { leistung, bund, installation, pruefe: pruefeSignatur }
  return fehlerDerFreigabe(steuerung, steuerung.seq + 1, fakten, pruefung)
}
