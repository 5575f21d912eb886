import { ganzzahl, waehle, type Zufall } from '@weiche/test-last'

export type Stoerung = 'kommt nicht an' | 'Antwort verloren' | 'kommt verspätet an'

/** What goes wrong in a world, and how often; drawn with the seed. */
export type Wetter = {
  /** From here on everything works. */
  klareAuf(): void
  /** How long one way takes, ms. */
  dauer(): number
  stoerung(): Stoerung | undefined
  /** Is this signal lost; how often does it come otherwise? */
  signale(): number
  /** Does who follows the log make the lists anew as it starts? */
  neubau(): boolean
  /** Mean time between two of them, ms; 0 = never. */
  absturzAlle: number
  failoverAlle: number
}

const STOERUNGEN: readonly Stoerung[] = ['kommt nicht an', 'Antwort verloren', 'kommt verspätet an']

export function createWetter(zufall: Zufall, art: 'sturm' | 'still'): Wetter {
  const sturm = art === 'sturm'
  let klar = !sturm
  const langsam = sturm ? waehle(zufall, [0, 0.02, 0.1]) : 0
  const gestoert = sturm ? waehle(zufall, [0, 0.01, 0.05, 0.15]) : 0
  const verloren = sturm ? waehle(zufall, [0, 0.05, 0.3]) : 0
  const doppelt = sturm ? waehle(zufall, [0, 0.2]) : 0
  const neubau = sturm ? waehle(zufall, [0, 0.5, 1]) : 0
  return {
    klareAuf() {
      klar = true
    },
    dauer() {
      if (klar) return 0.2 + zufall()
      const r = zufall()
      if (r < langsam * 0.1) return ganzzahl(zufall, 500, 8_000)
      if (r < langsam) return ganzzahl(zufall, 10, 500)
      return 0.1 + zufall() * 5
    },
    stoerung: () => (!klar && zufall() < gestoert ? waehle(zufall, STOERUNGEN) : undefined),
    signale() {
      if (klar) return 1
      const r = zufall()
      return r < verloren ? 0 : r < verloren + doppelt ? 2 : 1
    },
    neubau: () => !klar && zufall() < neubau,
    absturzAlle: sturm ? waehle(zufall, [0, 300, 1_500, 5_000]) : 0,
    failoverAlle: sturm ? waehle(zufall, [0, 0, 4_000]) : 0,
  }
}
