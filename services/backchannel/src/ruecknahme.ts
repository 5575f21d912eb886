import { type Handler, type Platform, stateAt } from '@weiche/controller'
import { ruecknahmeDaten } from './bestaetigung-daten.ts'
import { zuBestaetigen } from './decide.ts'
import type { Deps } from './deps.ts'
import { hinweiseTo } from './hinweise.ts'
import { storeDokument } from './stelle-zu.ts'

/** Confirms a withdrawal. Nothing is posted: the confirmation lies ready to be fetched. */
export function createBestaetigeRuecknahme(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.bestaetigeRuecknahme',
    service: 'backchannel',
    wakesOn: ['antrag.zurueckgenommen', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const ruecknahme = zuBestaetigen(vorgang)
      if (!ruecknahme) return undefined
      const { paket, ausgabe } = await platform.regelwerke.aktuell(vorgang.leistung)
      const stand = await stateAt(platform.log, vorgang, ruecknahme.seq)
      const daten = ruecknahmeDaten(stand, paket)
      const { dokumentId } = await storeDokument(platform, deps.renderer, vorgang.vorgangId, daten)
      const beleg = { kanal: 'abruf' as const, dokumentId, effekt: '', dateien: [] }
      const fakten = { anlass: 'ruecknahme' as const, zu: ruecknahme.id, ausgabe, ...beleg }
      const hinweise = hinweiseTo(vorgang, deps, { zu: ruecknahme.id, paket, kanal: 'abruf' })
      return {
        antwortAuf: ruecknahme.id,
        ereignisse: [{ type: 'status.mitgeteilt', fakten, inhalt: {} }, ...hinweise],
      }
    },
  }
}
