import { type Platform, stateAt } from '@weiche/controller'
import type { Dokument } from '@weiche/dokumente'
import { type Paket, zustellwegeOf } from '@weiche/regelwerk'
import type { Ereignis, Vorgang } from '@weiche/vorgang'
import type { Deps } from './deps.ts'
import { stelleZu, storeDokument } from './stelle-zu.ts'

type Anlass = { id: string; seq: number; zeitpunkt: string; fakten: { frist: string } }
type Anforderung<A extends Anlass> = {
  art: 'Nachforderung' | 'Erinnerung' | 'Fristantwort'
  anlass: A
  daten(stand: Vorgang, anlass: A, paket: Paket): Dokument
  /** The event of dispatch with this evidence. */
  versandt(beleg: Beleg): Ereignis
}
type Beleg = {
  kanal: 'brief' | 'postfach'
  dokumentId: string
  ausgabe: string
  effekt: string
  dateien: string[]
}

/** Delivers what the citizen has to answer by a day (request, reminder, word on more time) as it was ordered; returns what the log has to know. */
export async function sendeAnforderung<A extends Anlass>(
  platform: Platform,
  deps: Deps,
  vorgang: Vorgang,
  now: Date,
  { art, anlass, daten, versandt }: Anforderung<A>,
): Promise<Ereignis[]> {
  const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
  const stand = await stateAt(platform.log, vorgang, anlass.seq)
  const result = await stelleZu(platform, deps, vorgang, {
    ...{ art, anlass, paket, now, wege: zustellwegeOf(paket).schreiben },
    frist: () => ({ art: 'nachforderung', datum: anlass.fakten.frist }),
    dokument: (empfaenger) => {
      const d = daten(stand, anlass, paket)
      const addressed = empfaenger ? { ...d, empfaenger: [...empfaenger] } : d
      return storeDokument(platform, deps.renderer, vorgang.vorgangId, addressed)
    },
  })
  if (result.kind === 'gescheitert') return result.ereignisse
  const { beleg, dokumentId, hinweise } = result
  return [versandt({ ...beleg, dokumentId, ausgabe }), ...hinweise]
}
