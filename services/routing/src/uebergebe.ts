import type { Uebergabe, Ziel } from '@weiche/austausch'
import { type Handler, type Platform, stateAt } from '@weiche/controller'
import { bescheidtageOf } from '@weiche/entscheidung'
import { zuBelegen } from './auftrag.ts'
import { uebergabeOf } from './uebergabe.ts'

/** Hands the decided case to the Fachverfahren, once per Bescheid, when its dispatch is proven. */
export function createUebergebe(platform: Platform, connect: (name: string) => Promise<Ziel<Uebergabe>>): Handler {
  return {
    name: 'routing.uebergebe',
    service: 'routing',
    wakesOn: ['bescheid.versandt', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const next = zuBelegen(vorgang, 'uebergabe')
      if (!next) return undefined
      const { bescheid, versand } = next
      const then = await stateAt(platform.log, vorgang, bescheid.seq)
      const name = then.zuordnung!.fakten.fachverfahren
      const ziel = await connect(name)
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const auftrag = uebergabeOf(then, bescheidtageOf(versand.fakten.aufgabe, paket))
      const { effekt, dateien } = (await ziel.finde(auftrag.effekt)) ?? (await ziel.schreibe(auftrag))
      return {
        antwortAuf: bescheid.id,
        ereignisse: [
          {
            type: 'fachverfahren.uebergeben',
            fakten: { bescheid: bescheid.id, fachverfahren: name, effekt, dateien },
            inhalt: {},
          },
        ],
      }
    },
  }
}
