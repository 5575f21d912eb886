import type { Handler, Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { leseAnlage, pruefeNachweise, type Textlage } from '@weiche/nachweise'
import type { TextExtractor } from '@weiche/pdf-text'
import { type Paket, pruefeAngaben } from '@weiche/regelwerk'
import { type AnlageRef, type Ereignis, geltendeAnlagen, isAktuell, type Lesung, type Vorgang } from '@weiche/vorgang'
import { faultyAngaben } from './faulty-angaben.ts'

/** Checks the newest input: what the Angaben say, what the Nachweise say, where both disagree. */
export function createCheckHandler(platform: Platform, extractor: TextExtractor): Handler {
  return {
    name: 'validation.pruefe',
    service: 'validation',
    // A withdrawal counts as an input like any other once the Bescheid is ordered.
    wakesOn: [
      'antrag.eingegangen',
      'nachreichung.eingegangen',
      'angaben.berichtigt',
      'antrag.zurueckgenommen',
      'einzelfallpruefung.beantragt',
      'vorgang.zurueckgegeben',
    ],
    async handle(vorgang) {
      if (vorgang.ruecknahme || isAktuell(vorgang, vorgang.pruefung)) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const anlagen = geltendeAnlagen(vorgang)
      await platform.anlagen.fetchAhead(
        vorgang.vorgangId,
        anlagen.filter(({ art }) => eintragOf(paket, art)?.lesen),
      )
      const lesungen: Lesung[] = []
      for (const anlage of anlagen) lesungen.push(await read(platform, extractor, paket, vorgang, anlage))
      return { antwortAuf: vorgang.eingaben.at(-1)!.id, ereignisse: [check(paket, vorgang, lesungen)] }
    },
  }
}

/** One after the other: the worker threads are shared by all Vorgaenge. */
async function read(
  platform: Platform,
  extractor: TextExtractor,
  paket: Paket,
  vorgang: Vorgang,
  anlage: AnlageRef,
): Promise<Lesung> {
  const text: Textlage = eintragOf(paket, anlage.art)?.lesen
    ? await extractor.extract(await platform.anlagen.load(vorgang.vorgangId, anlage.anlageId))
    : { ok: false, grund: 'nicht-vorgesehen' }
  return leseAnlage(paket.nachweise, anlage, text)
}

const eintragOf = (paket: Paket, art: string) => paket.nachweise.liste.find((n) => n.id === art)

/** Pure: the same input and package give the same report. */
export function check(paket: Paket, vorgang: Vorgang, lesungen: Lesung[]): Ereignis {
  const { angaben, fehler } = pruefeAngaben(paket, vorgang.angaben)
  const eingangsdatum = vorgang.antrag.fakten.eingangsdatum
  // Judged by the day on which the newest input came, never by the clock: the same input gives the same report.
  const eingang = berlinDatum(new Date(vorgang.eingaben.at(-1)!.zeitpunkt))
  const lage = { angaben, eingangsdatum, entscheidungsdatum: eingang }
  const { vergleiche, punkte } = pruefeNachweise(paket, lage, lesungen)
  const alle = [...faultyAngaben(fehler, paket.kopf.mitwirkung.norm), ...punkte]
  return {
    type: 'antrag.geprueft',
    fakten: { grundlage: vorgang.grundlage, codes: [...new Set(alle.map((p) => p.code))] },
    inhalt: { angaben, lesungen, vergleiche, punkte: alle },
  }
}
