import type { Handler, Platform } from '@weiche/controller'
import { berlinDatum, nachforderungsfrist, toLand } from '@weiche/fristen'
import { sitzLand, werteAus } from '@weiche/regelwerk'
import { type Angaben, canonicalJson, type Ereignis, type Vorgang, type Wert } from '@weiche/vorgang'
import { angabeTitel } from './angabe-titel.ts'
import { automatikOf } from './automatik.ts'
import { decideAntrag } from './decide.ts'
import { collectForderungen } from './forderungen.ts'
import { gates } from './gates/all.ts'
import { gruendeOf } from './gruende.ts'
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
  const { paket, ausgabe, steuerung } = await platform.regelwerke.aktuell(vorgang.leistung)
  const heute = berlinDatum(now)
  const pruefung = vorgang.pruefung!.inhalt
  const auswertung = werteAus(paket, {
    angaben: pruefung.angaben,
    eingangsdatum: vorgang.antrag.fakten.eingangsdatum,
    entscheidungsdatum: heute,
  })
  const hmac = (purpose: string, value: Wert | Angaben) =>
    platform.siegel.hmac(vorgang.vorgangId, purpose, canonicalJson(value))
  const lage = {
    vorgang,
    auswertung,
    automatik: automatikOf(paket),
    steuerung,
    los: lose(vorgang.vorgangId),
    heute,
    ausgabe,
    forderungen: collectForderungen(pruefung.punkte, auswertung, (pfad) =>
      angabeTitel(paket.felder, pruefung.angaben, pfad),
    ),
    frist: nachforderungsfrist(heute, paket.kopf.fristen.nachforderungTage, toLand(sitzLand(paket))),
    angabenHmac: await hmac('quittung.angaben', pruefung.angaben),
    traceHmac: await hmac('quittung.trace', auswertung.trace),
    gruende: gruendeOf(paket, auswertung),
  }
  return decideAntrag(lage, gates)
}
