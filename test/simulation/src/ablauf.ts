import { Termine } from './termine.ts'

/** Who runs: a process of the simulated installation. What it planned is dropped when it dies. */
export type Wesen = { name: string; lebt: boolean }
export type Termin = { zeit: number; nummer: number; wer: Wesen | undefined; tu(): void; entfaellt: boolean }

export type Ablauf = {
  /** Virtual milliseconds since the beginning. */
  jetzt(): number
  /** Who runs in this turn; nobody = the world outside. */
  aktuell(): Wesen | undefined
  plane(nach: number, wer: Wesen | undefined, tu: () => void): Termin
  /** Goes on until `fertig` (asked now and then) or until this time. */
  laufe(bis: number, fertig: () => boolean): Promise<'fertig' | 'zeit' | 'leer'>
  /** How many turns there were. */
  schritte(): number
}

const naechsteRunde = setImmediate
/** All that can go on without waiting goes on before this resolves: jobs and ticks come before the next turn of the event loop. */
const ausgelaufen = () => new Promise<void>((resolve) => naechsteRunde(resolve))
const FRAGE_ALLE = 64

/**
 * One thread, one clock, one order. Between two turns nothing runs that was not planned here: every wait on a port or a
 * timer is a turn, so the order is what the seed made it, and a process dies between two turns and never within one.
 */
export function createAblauf(): Ablauf {
  const termine = new Termine()
  let jetzt = 0
  let nummer = 0
  let schritte = 0
  let wer: Wesen | undefined

  return {
    jetzt: () => jetzt,
    aktuell: () => wer,
    schritte: () => schritte,
    plane(nach, zu, tu) {
      const termin = { zeit: jetzt + Math.max(0, nach), nummer: nummer++, wer: zu, tu, entfaellt: false }
      termine.push(termin)
      return termin
    },
    async laufe(bis, fertig) {
      for (;;) {
        if (schritte % FRAGE_ALLE === 0 && fertig()) return 'fertig'
        const termin = termine.pop()
        if (!termin) return 'leer'
        if (termin.zeit > bis) {
          termine.push(termin)
          jetzt = bis
          return 'zeit'
        }
        if (termin.entfaellt || termin.wer?.lebt === false) continue
        schritte++
        jetzt = termin.zeit
        wer = termin.wer
        termin.tu()
        await ausgelaufen()
        wer = undefined
      }
    },
  }
}
