// For a thread of the simulation only: once this is loaded, time and chance come from the seed.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timersPromises from 'node:timers/promises'
import { createZufall, ganzzahl, uuid, type Zufall } from '@weiche/test-last'
import { type Ablauf, createAblauf } from './ablauf.ts'

/** Day on which every world begins (a Monday morning). */
export const BEGINN = Date.parse('2025-06-02T07:00:00Z')

let ablauf: Ablauf = createAblauf()
let chance: Zufall = createZufall(0)
const EchtesDatum = Date

/** The machine's own clock, for measuring. */
export const echteZeit: () => number = performance.now.bind(performance)

/** Puts this thread into the world of a seed. */
export function betrete(seed: number): { ablauf: Ablauf; zufall: Zufall } {
  ablauf = createAblauf()
  chance = createZufall(seed ^ 0x5eed)
  return { ablauf, zufall: createZufall(seed) }
}

const jetzt = () => Math.floor(BEGINN + ablauf.jetzt())

class Datum extends EchtesDatum {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(jetzt())
    else super(...(args as [number]))
  }
  static override now = jetzt
}

/** A timer belongs to who set it. */
function setTimeoutVirtuell(tu: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) {
  const termin = ablauf.plane(ms, ablauf.aktuell(), () => tu(...args))
  return zeitgeber(() => {
    termin.entfaellt = true
  })
}

function setIntervalVirtuell(tu: () => void, ms: number) {
  const wer = ablauf.aktuell()
  const hier = ablauf
  let ende = false
  const weiter = () => {
    if (ende) return
    tu()
    hier.plane(ms, wer, weiter)
  }
  hier.plane(ms, wer, weiter)
  return zeitgeber(() => {
    ende = true
  })
}

type Zeitgeber = { stoppe(): void; unref(): Zeitgeber; ref(): Zeitgeber; hasRef(): boolean }
function zeitgeber(stoppe: () => void): Zeitgeber {
  const self: Zeitgeber = { stoppe, unref: () => self, ref: () => self, hasRef: () => false }
  return self
}
const clear = (timer?: Zeitgeber) => timer?.stoppe?.()

function sleep<T>(ms?: number, value?: T, options?: { signal?: AbortSignal }): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal } = options ?? {}
    if (signal?.aborted) return reject(signal.reason)
    const termin = ablauf.plane(ms ?? 0, ablauf.aktuell(), () => resolve(value as T))
    signal?.addEventListener('abort', () => {
      termin.entfaellt = true
      reject(signal.reason)
    })
  })
}

/** Not safe for anything but a simulation; the same bytes for the same seed. */
function randomBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let i = 0; i < length; i++) bytes[i] = ganzzahl(chance, 0, 255)
  return bytes
}

Object.assign(globalThis, {
  Date: Datum,
  setTimeout: setTimeoutVirtuell,
  setInterval: setIntervalVirtuell,
  clearTimeout: clear,
  clearInterval: clear,
})
performance.now = () => ablauf.jetzt()
Math.random = () => chance()
Object.assign(crypto, { randomBytes, randomUUID: () => uuid(chance) })
Object.assign(timersPromises, { setTimeout: sleep })
syncBuiltinESMExports()
