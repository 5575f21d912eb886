import { type Bus, createEmbeddedBus, type Signal } from '@weiche/controller'
import { waehle, type Zufall } from '@weiche/test-last'
import type { Ablauf, Wesen } from './ablauf.ts'
import type { Wetter } from './wetter.ts'

export type Teilnehmer = { wer: Wesen; bus: Bus }

/** Carries signals to any one of the processes: late, in another order, twice, or not at all. */
export function createNetz(
  welt: { ablauf: Ablauf; zufall: Zufall; wetter: Wetter; notiere(text: string): void },
  teilnehmer: () => readonly Teilnehmer[],
) {
  function schicke(signal: Signal): void {
    const there = teilnehmer().filter((t) => t.wer.lebt)
    if (there.length === 0) return
    const { wer, bus } = waehle(welt.zufall, there)
    welt.ablauf.plane(welt.wetter.dauer(), wer, () => {
      welt.notiere(`${wer.name} geweckt ${signal.vorgangId} ${signal.seq}`)
      bus.publish([signal])
    })
  }

  /** The bus of one process: the embedded one, with the net before its door. */
  return (concurrency: number): { innen: Bus; aussen: Bus } => {
    const innen = createEmbeddedBus({ concurrency })
    const publish = (signals: readonly Signal[]) => {
      for (const signal of signals) for (let n = welt.wetter.signale(); n > 0; n--) schicke(signal)
    }
    return { innen, aussen: { ...innen, publish } }
  }
}
