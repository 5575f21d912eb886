import type { Handler, Platform } from '@weiche/controller'
import { zustaendigkeit } from '@weiche/regelwerk'
import { aktenzeichenOf } from './aktenzeichen.ts'
import { decideZuordnung, zuBeantworten } from './decide.ts'

/** Zustaendigkeit by the rules of the package, and the Aktenzeichen. */
export function createOrdneZu(platform: Platform): Handler {
  return {
    name: 'routing.ordneZu',
    service: 'routing',
    wakesOn: ['antrag.geprueft', 'vorgang.umverteilt', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const anlass = zuBeantworten(vorgang)
      if (!anlass) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const { angaben } = vorgang.pruefung!.inhalt
      const { eingangsdatum } = vorgang.antrag.fakten
      const neu = aktenzeichenOf(paket.zustaendigkeit.aktenzeichen, vorgang.vorgangId, eingangsdatum, angaben)
      return { antwortAuf: anlass.id, ereignisse: [decideZuordnung(vorgang, zustaendigkeit(paket, angaben), neu)] }
    },
  }
}
