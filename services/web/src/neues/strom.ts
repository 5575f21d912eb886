import type { ServerEvent } from '@weiche/http'
import type { Neuigkeiten } from './neuigkeiten.ts'

/** So often the line shows that it is alive, and it is looked whether the session still is. */
const PULS_MS = 20_000
const WIEDER_NACH_MS = 2_000

export type StromDeps = {
  neuigkeiten: Neuigkeiten
  /** Where the Vorgang stands now. */
  stand(): Promise<number>
  /** Is the session still there? Asking does not keep it alive. */
  lebt(): Promise<boolean>
  pulsMs?: number
}

/** Nobody may or should listen here any more: the page does not come again by itself. */
export const ENDE: ServerEvent = { event: 'ende', data: '' }

/**
 * Tells that the Vorgang changed and up to which seq, never what. `seit`: what the page shows. Level-triggered: several commits at once are
 * one event, which names the last; ids only rise, so nothing comes twice, in whichever process a line is opened again.
 */
export async function* strom(
  { neuigkeiten, stand, lebt, pulsMs = PULS_MS }: StromDeps,
  { vorgangId, seit }: { vorgangId: string; seit: number },
  ende: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let neu = 0
  let weck = () => {}
  const abo = neuigkeiten.abonniere(vorgangId, (seq) => {
    neu = Math.max(neu, seq)
    weck()
  })
  try {
    yield { wiederNachMs: WIEDER_NACH_MS }
    await abo.bereit
    // What came before the look began is in the log already.
    neu = Math.max(neu, await stand())
    for (let gesagt = seit; !ende.aborted; ) {
      if (!(await lebt())) return yield ENDE
      if (neu > gesagt) {
        gesagt = neu
        yield { event: 'neues', id: String(gesagt), data: String(gesagt) }
      } else {
        await bisWeckOderPuls()
        if (neu <= gesagt) yield 'puls'
      }
    }
  } finally {
    abo.stop()
  }

  function bisWeckOderPuls(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, pulsMs)
      function done() {
        clearTimeout(timer)
        ende.removeEventListener('abort', done)
        weck = () => {}
        resolve()
      }
      weck = done
      ende.addEventListener('abort', done)
      if (ende.aborted) done()
    })
  }
}
