import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel'
import { type Kanal, Kanalstoerung, type Sendung } from './kanal.ts'

export type Kanalzustand = 'frei' | 'gesperrt' | 'versuch'
export type Sicherung = { nachFehlern: number; pauseMs: number }

/** Five failures in a row: half a minute nobody waits for it; then one may try. */
const UEBLICH: Sicherung = { nachFehlern: 5, pauseMs: 30_000 }

/** A channel that is away fails at once instead of letting every Vorgang wait for it; what the receiver refuses does not count. */
export function sichere<S extends Sendung>(
  kanal: Kanal<S>,
  onZustand: (zustand: Kanalzustand) => void,
  { nachFehlern, pauseMs }: Sicherung = UEBLICH,
): Kanal<S> {
  const breaker = circuitBreaker(handleType(Kanalstoerung), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(nachFehlern),
  })
  onZustand('frei')
  breaker.onStateChange((state) => onZustand(zustandOf(state)))
  return {
    ...kanal,
    stelleZu: (sendung) =>
      breaker
        .execute(() => kanal.stelleZu(sendung))
        .catch((error) => {
          if (error instanceof BrokenCircuitError)
            throw new Kanalstoerung(`Der Kanal „${kanal.name}“ ist gestört und wird gerade nicht benutzt.`)
          throw error
        }),
  }
}

function zustandOf(state: CircuitState): Kanalzustand {
  if (state === CircuitState.Closed) return 'frei'
  return state === CircuitState.HalfOpen ? 'versuch' : 'gesperrt'
}
