import type { Metadaten } from '@weiche/austausch'
import { type Platform, stateAt } from '@weiche/controller'
import type { Dokument } from '@weiche/dokumente'
import { berlinDatum } from '@weiche/fristen'
import type { Paket, Zustellung as Wege } from '@weiche/regelwerk'
import { type Ereignis, effektName, type Vorgang, type Zustellkanal } from '@weiche/vorgang'
import type { Deps, Kanaele } from './deps.ts'
import { hinweiseTo } from './hinweise.ts'
import { empfaengerOf } from './kopf.ts'
import { scheitern } from './scheitern.ts'

/** A document to deliver with legal effect. `id` and `seq`: of the event that ordered it. */
export type Auftrag = {
  art: 'Bescheid' | 'Nachforderung' | 'Erinnerung' | 'Fristantwort'
  anlass: { id: string; seq: number }
  wege: Wege['bescheid']
  paket: Paket
  now: Date
  /** What goes into the job file for a dispatch on this day. */
  frist(tag: string): Metadaten['frist']
  /** `empfaenger`: other lines for the address window. */
  dokument(empfaenger?: readonly string[]): Promise<{ pdf: Uint8Array; dokumentId: string }>
}

/** Evidence as the events of dispatch hold it, with the day; or what to note because the way is closed for good. */
export type Ergebnis =
  | {
      kind: 'zugestellt'
      beleg: { kanal: Zustellkanal; effekt: string; dateien: string[] }
      dokumentId: string
      tag: string
      hinweise: Ereignis[]
    }
  | { kind: 'gescheitert'; ereignisse: Ereignis[] }

/** Delivers on the first way that takes legal effect, or on the one that took its place, under the name of its order. */
export async function stelleZu(platform: Platform, deps: Deps, v: Vorgang, auftrag: Auftrag): Promise<Ergebnis> {
  const { art, anlass, wege, paket } = auftrag
  const umweg = v.umwege[anlass.id]
  const kanal = umweg?.kanal || wege.kanaele[0]!
  const effekt = { art, vorgangId: v.vorgangId, seq: Math.max(umweg?.seq ?? 0, anlass.seq) }
  const stand = await stateAt(platform.log, v, anlass.seq)
  const anschrift = umweg && umweg.anschrift.length > 0 ? umweg.anschrift : undefined
  const order = { ...auftrag, effekt, stand, empfaenger: anschrift ?? empfaengerOf(stand, paket), anschrift }
  const result = await ways[kanal](deps.kanaele, order)
  const name = effektName(art, v.vorgangId, effekt.seq)
  if (result.kind === 'unzustellbar')
    return {
      kind: 'gescheitert',
      ereignisse: scheitern(v, deps, { zu: anlass.id, kanal, effekt: name, grund: result.grund, paket, wege }),
    }
  const { tag, dateien, dokumentId } = result
  const beleg = { kanal, effekt: name, dateien }
  return { kind: 'zugestellt', beleg, dokumentId, tag, hinweise: hinweiseTo(v, deps, { zu: anlass.id, paket, kanal }) }
}

type Order = Auftrag & {
  effekt: { art: string; vorgangId: string; seq: number }
  stand: Vorgang
  empfaenger: readonly string[]
  anschrift: readonly string[] | undefined
}

const ways = {
  brief({ brief }: Kanaele, order: Order) {
    const { effekt, stand, now, empfaenger, anschrift } = order
    const tag = berlinDatum(now)
    const { vorgangId, leistung } = stand
    const { aktenzeichen, organisationseinheit } = stand.zuordnung!.fakten
    return brief.stelleZu({
      ...{ effekt: effektName(effekt.art, vorgangId, effekt.seq), vorgangId, name: effekt },
      brief: async () => ({
        ...{ effekt, datum: tag, empfaenger: [...empfaenger] },
        metadaten: { vorgangId, aktenzeichen, leistung, organisationseinheit, frist: order.frist(tag) },
        ...(await order.dokument(anschrift)),
      }),
    })
  },
  async postfach({ postfach }: Kanaele, { effekt, stand, now, dokument }: Order) {
    const { dokumentId } = await dokument()
    const name = effektName(effekt.art, stand.vorgangId, effekt.seq)
    return postfach.stelleZu({ effekt: name, vorgangId: stand.vorgangId, dokumentId, tag: berlinDatum(now) })
  },
}

/** Renders a document and stores it sealed; the same document gets the same id. */
export async function storeDokument(platform: Platform, renderer: Deps['renderer'], vorgangId: string, d: Dokument) {
  const pdf = await renderer.render(d)
  return { pdf, dokumentId: await platform.dokumente.put(vorgangId, pdf) }
}
