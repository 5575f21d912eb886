import type { Uhr } from '@weiche/controller'
import type { Steuerung, SteuerungEreignis } from '@weiche/vorgang'
import type { Steuerungsstand } from './stand.ts'

/** `seq`: the state of the control stream afterwards. `unveraendert`: it was so already. */
export type Befehlsergebnis = { kind: 'wirksam' | 'unveraendert'; seq: number } | { kind: 'abgelehnt'; text: string }

/** Switches of a Leistung; every process obeys at most a second later. `urheber`: pseudonymous id or name of an office. */
export type Befehle = {
  /** From now on nothing of this class is decided automatically; "" = nothing at all. */
  stoppe(leistung: string, urheber: string, grund: string, klasse?: string): Promise<Befehlsergebnis>
  /** Takes back the stop of just this class. */
  setzeFort(leistung: string, urheber: string, grund: string, klasse?: string): Promise<Befehlsergebnis>
  /** Share of cases that a person decides although all is clear, from "0" to "1"; "" = that of the Leistungspaket again. */
  setzeStichprobe(leistung: string, urheber: string, anteil: string): Promise<Befehlsergebnis>
}

export function createBefehle(deps: {
  stand: Steuerungsstand
  uhr: Uhr
  newId(): string
  isKnown(leistung: string): Promise<boolean>
}): Befehle {
  async function run(
    leistung: string,
    urheber: string,
    decide: (state: Steuerung) => SteuerungEreignis | undefined,
  ): Promise<Befehlsergebnis> {
    if (!(await deps.isKnown(leistung)))
      return refuse(`Die Leistung „${leistung}“ gibt es hier nicht. Bitte prüfen Sie die Schreibweise.`)
    if (urheber.trim() === '') return refuse('Es fehlt, wer den Befehl gibt. Bitte geben Sie einen Urheber an.')
    const ursache = `befehl:${deps.newId()}`
    let appended = false
    const { steuerung } = await deps.stand.append(leistung, (now) => {
      const ereignis = decide(now.steuerung)
      appended = ereignis !== undefined
      return ereignis && { ursache, zeitpunkt: deps.uhr.jetzt(), ereignis }
    })
    return { kind: appended ? 'wirksam' : 'unveraendert', seq: steuerung.seq }
  }
  const isStopped = (state: Steuerung, klasse: string) => state.gestoppt.some((h) => h.klasse === klasse)

  return {
    async stoppe(leistung, urheber, grund, klasse = '') {
      if (grund.trim() === '') return refuse(OHNE_GRUND)
      if (!KLASSE.test(klasse)) return refuse(keineKlasse(klasse))
      return run(leistung, urheber, (state) =>
        isStopped(state, klasse) ? undefined : { type: 'automatik.gestoppt', fakten: { urheber, grund, klasse } },
      )
    },
    async setzeFort(leistung, urheber, grund, klasse = '') {
      if (grund.trim() === '') return refuse(OHNE_GRUND)
      if (!KLASSE.test(klasse)) return refuse(keineKlasse(klasse))
      return run(leistung, urheber, (state) =>
        isStopped(state, klasse) ? { type: 'automatik.fortgesetzt', fakten: { urheber, grund, klasse } } : undefined,
      )
    },
    async setzeStichprobe(leistung, urheber, anteil) {
      if (!/^(0(\.\d{1,6})?|1(\.0{1,6})?)?$/.test(anteil))
        return refuse(
          `„${anteil}“ ist kein Anteil. Bitte geben Sie eine Zahl von 0 bis 1 mit Punkt an, zum Beispiel 0.02.`,
        )
      return run(leistung, urheber, (state) =>
        (state.stichprobe ?? '') === anteil
          ? undefined
          : { type: 'stichprobe.festgelegt', fakten: { urheber, anteil } },
      )
    },
  }
}

const KLASSE = /^(|bewilligung|ablehnung|regel:[A-Z][A-Z0-9]*(-[A-Z0-9]+)*)$/
const keineKlasse = (klasse: string) =>
  `„${klasse}“ ist keine Klasse. Bitte geben Sie „bewilligung“, „ablehnung“ oder „regel:“ mit einem Code oder seinem Anfang an, zum Beispiel regel:WOG-AN-001 oder regel:WOG-AN.`
const OHNE_GRUND = 'Es fehlt der Grund. Bitte geben Sie an, warum die Automatik geschaltet wird.'
const refuse = (text: string): Befehlsergebnis => ({ kind: 'abgelehnt', text })
