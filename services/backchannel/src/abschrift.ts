import { type Platform, stateAt } from '@weiche/controller'
import type { Dokument } from '@weiche/dokumente'
import type { Paket } from '@weiche/regelwerk'
import { bescheide, fristantworten, seqOfEreignis, type Vorgang } from '@weiche/vorgang'
import { erinnerungDaten, nachforderungDaten } from './anforderung-daten.ts'
import { bescheidDokument } from './bescheid-dokument.ts'
import { eingangsbestaetigungDaten, ruecknahmeDaten } from './bestaetigung-daten.ts'
import type { Deps } from './deps.ts'
import { fristantwortDaten } from './fristantwort-daten.ts'

export type Dokumentwunsch = { art: Dokument['art']; ereignis: string }

/**
 * A copy for whoever fetches it, from the state in which the letter was ordered and with the texts it was made with. All
 * but the Eingangsbestaetigung are marked as Abschrift: the original is the letter.
 */
export function createRenderDokument(platform: Platform, { renderer }: Deps) {
  return async (vorgang: Vorgang, wunsch: Dokumentwunsch): Promise<Uint8Array> => {
    const paket = await paketOf(platform, vorgang, wunsch)
    const stand = await stateAt(platform.log, vorgang, orderedAt(vorgang, wunsch.ereignis))
    const daten = await datenOf(platform, stand, wunsch, paket)
    return renderer.render({ ...daten, abschrift: daten.art !== 'eingangsbestaetigung' })
  }
}

async function paketOf({ regelwerke }: Platform, v: Vorgang, { ereignis }: Dokumentwunsch): Promise<Paket> {
  const made = bescheidOf(v, ereignis) ?? v.mitteilungenVersandt[ereignis]
  if (made?.fakten.ausgabe) return regelwerke.zu(v.leistung, made.fakten.ausgabe)
  return (await regelwerke.aktuell(v.leistung)).paket
}

async function datenOf(
  platform: Platform,
  v: Vorgang,
  { art, ereignis }: Dokumentwunsch,
  paket: Paket,
): Promise<Dokument> {
  switch (art) {
    case 'eingangsbestaetigung':
      return eingangsbestaetigungDaten(v, paket)
    case 'ruecknahmebestaetigung':
      return ruecknahmeDaten(v, paket)
    case 'bescheid':
    case 'versagung':
      return bescheidDokument(platform, v, paket, bescheidOf(v, ereignis)!.fakten)
    case 'nachforderung':
      return nachforderungDaten(v, v.nachforderungsbriefe.find((b) => b.id === ereignis)!, paket)
    case 'erinnerung':
      return erinnerungDaten(v, v.erinnerungen.find((e) => e.id === ereignis)!, paket)
    case 'fristantwort':
      return fristantwortDaten(v, fristantworten(v).find((f) => f.id === ereignis)!, paket)
  }
}

const bescheidOf = (v: Vorgang, ereignis: string) => bescheide(v).find((b) => b.bescheid.id === ereignis)?.bescheid

/** A letter may have been ordered anew since its event. */
function orderedAt(v: Vorgang, ereignis: string): number {
  const letter = [...v.nachforderungsbriefe, ...v.erinnerungen].find((b) => b.id === ereignis)
  return letter?.seq ?? seqOfEreignis(ereignis)
}
