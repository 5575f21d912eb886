import type { Handler, Platform } from '@weiche/controller'
import { decideAntrag, gates, lageOf } from '@weiche/entscheidung'
import { berlinDatum } from '@weiche/fristen'
import { type Angaben, canonicalJson, type Ereignis, type Vorgang, type Wert } from '@weiche/vorgang'
import { nextStep } from './next-step.ts'
import { steerOut } from './steer-out.ts'

export type Losen = (vorgangId: string) => number

/** The dark processing: folds, evaluates the rules of the newest Ausgabe, and switches. */
export function createDecideHandler(platform: Platform, lose: Losen): Handler {
  return {
    name: 'processing.entscheide',
    service: 'processing',
    wakesOn: ['vorgang.zugeordnet', 'vorgang.zurueckgegeben', 'frist.abgelaufen'],
    async handle(vorgang, now) {
      const step = nextStep(vorgang)
      switch (step.kind) {
        case 'nichts':
          return undefined
        case 'auswerten':
          return { antwortAuf: step.antwortAuf, ereignisse: await evaluate(platform, lose, vorgang, now) }
        default:
          return { antwortAuf: step.antwortAuf, ereignisse: [steerOut(vorgang, step.kind)] }
      }
    },
  }
}

async function evaluate(platform: Platform, lose: Losen, vorgang: Vorgang, now: Date): Promise<Ereignis[]> {
  const regelwerk = await platform.regelwerke.aktuell(vorgang.leistung)
  const lage = lageOf({ ...regelwerk, vorgang, heute: berlinDatum(now), los: lose(vorgang.vorgangId) })
  const hmac = (purpose: string, value: Wert | Angaben) =>
    platform.siegel.hmac(vorgang.vorgangId, purpose, canonicalJson(value))
  const angabenHmac = await hmac('quittung.angaben', vorgang.pruefung!.inhalt.angaben)
  const traceHmac = await hmac('quittung.trace', lage.auswertung.trace)
  return decideAntrag({ ...lage, angabenHmac, traceHmac }, gates)
}
