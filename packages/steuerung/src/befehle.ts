import type { Uhr } from '@weiche/controller'
import type { Steuerung, SteuerungEreignis } from '@weiche/vorgang'
import type { Steuerungsstand } from './stand.ts'

/** `seq`: the state of the control stream afterwards. `unveraendert`: it was so already. */
export type Befehlsergebnis = { kind: 'wirksam' | 'unveraendert'; seq: number } | { kind: 'abgelehnt'; text: string }

/** Switches of a Leistung; every process obeys at most a second later. `urheber`: pseudonymous id or name of an office. */
export type Befehle = {
  /** From now on nothing is decided automatically. */
  stoppe(leistung: string, urheber: string, grund: string): Promise<Befehlsergebnis>
  setzeFort(leistung: string, urheber: string, grund: string): Promise<Befehlsergebnis>
  /** Share of cases that a person decides although all is clear, from "0" to "1"; "" = that of the Leistungspaket again. */
  setzeStichprobe(leistung: string, urheber: string, anteil: string): Promise<Befehlsergebnis>
}

export function createBefehle(deps: {
  stand: Steuerungsstand
  uhr: Uhr
  newId(): string
  isKnown(leistung: string): boolean
}): Befehle {
  async function run(
    leistung: string,
    urheber: string,
    decide: (state: Steuerung) => SteuerungEreignis | undefined,
  ): Promise<Befehlsergebnis> {
    if (!deps.isKnown(leistung))
      return refuse(`Die Leistung „${leistung}“ gibt es hier nicht. Bitte prüfen Sie die Schreibweise.`)
    if (urheber.trim() === '') return refuse('Es fehlt, wer den Befehl gibt. Bitte geben Sie einen Urheber an.')
    const ursache = `befehl:${deps.newId()}`
    let appended = false
    const { seq } = await deps.stand.append(
      leistung,
      () => ursache,
      () => deps.uhr.jetzt(),
      (state) => {
        const ereignis = decide(state)
        appended = ereignis !== undefined
        return ereignis
      },
    )
    return { kind: appended ? 'wirksam' : 'unveraendert', seq }
  }

  return {
    async stoppe(leistung, urheber, grund) {
      if (grund.trim() === '') return refuse(OHNE_GRUND)
      return run(leistung, urheber, (state) =>
        state.gestoppt ? undefined : { type: 'automatik.gestoppt', fakten: { urheber, grund } },
      )
    },
    async setzeFort(leistung, urheber, grund) {
      if (grund.trim() === '') return refuse(OHNE_GRUND)
      return run(leistung, urheber, (state) =>
        state.gestoppt ? { type: 'automatik.fortgesetzt', fakten: { urheber, grund } } : undefined,
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

const OHNE_GRUND = 'Es fehlt der Grund. Bitte geben Sie an, warum die Automatik geschaltet wird.'
const refuse = (text: string): Befehlsergebnis => ({ kind: 'abgelehnt', text })
