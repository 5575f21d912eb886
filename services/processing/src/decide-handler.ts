import type { Handler, Platform } from '@weiche/controller'
import { decideAntrag, gates, lageOf } from '@weiche/entscheidung'
import { berlinDatum } from '@weiche/fristen'
import { createVerteilung } from '@weiche/telemetrie'
import { type Angaben, canonicalJson, type Ereignis, type Vorgang, type Wert } from '@weiche/vorgang'
import { nextStep } from './next-step.ts'
import { createSecondComputation, type SecondComputation, type Zweitrechner } from './second-computation.ts'
import { steerOut } from './steer-out.ts'

/** Keyed hash of the vorgangId in [0, 1), another one for each purpose: nobody can choose, and a replay draws the same. */
export type Losen = (zweck: 'stichprobe' | 'zweitrechnung', vorgangId: string) => number
export type Decider = { lose: Losen; zweitrechner: Zweitrechner }

const regeldauer = createVerteilung('weiche.regeln.dauer', {
  description: 'Evaluation of the rules of one Antrag',
  unit: 'ms',
  grenzen: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250],
})

/** The dark processing: folds, evaluates the rules of the newest Ausgabe, and switches. */
export function createDecideHandler(platform: Platform, { lose, zweitrechner }: Decider): Handler {
  const secondly = createSecondComputation(zweitrechner, platform.logger)
  return {
    name: 'processing.entscheide',
    service: 'processing',
    wakesOn: [
      'vorgang.zugeordnet',
      'vorgang.zurueckgegeben',
      'forderung.aufgehoben',
      'fristverlaengerung.beantragt',
      'frist.abgelaufen',
    ],
    async handle(vorgang, now) {
      const step = nextStep(vorgang)
      switch (step.kind) {
        case 'nichts':
          return undefined
        case 'auswerten':
          return { antwortAuf: step.antwortAuf, ereignisse: await evaluate(platform, lose, secondly, vorgang, now) }
        default: {
          const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
          const { folgen } = paket.kopf.mitwirkung
          return { antwortAuf: step.antwortAuf, ereignisse: [steerOut(vorgang, step.kind, folgen)] }
        }
      }
    },
  }
}

async function evaluate(
  platform: Platform,
  lose: Losen,
  secondly: SecondComputation,
  vorgang: Vorgang,
  now: Date,
): Promise<Ereignis[]> {
  const { vorgangId } = vorgang
  const regelwerk = await platform.regelwerke.aktuell(vorgang.leistung)
  const begin = performance.now()
  const lage = lageOf({ ...regelwerk, vorgang, heute: berlinDatum(now), los: lose('stichprobe', vorgangId) })
  regeldauer(performance.now() - begin, { leistung: vorgang.leistung })
  const zweitrechnung = await secondly({ ...lage, ...regelwerk, los: lose('zweitrechnung', vorgangId) })
  const hmac = (purpose: string, value: Wert | Angaben) =>
    platform.siegel.hmac(vorgangId, purpose, canonicalJson(value))
  const angabenHmac = await hmac('quittung.angaben', vorgang.pruefung!.inhalt.angaben)
  const spurHmac = await hmac('quittung.spur', [...lage.spur])
  return decideAntrag({ ...lage, zweitrechnung, angabenHmac, spurHmac }, gates)
}
