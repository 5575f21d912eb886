/** Reproducible numbers in [0, 1): the same seed gives the same load. */
export type Zufall = () => number

/** Mulberry32: small, fast, good enough to vary a load. */
export function createZufall(seed: number): Zufall {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `von` to `bis`, both included. */
export function ganzzahl(zufall: Zufall, von: number, bis: number): number {
  return von + Math.floor(zufall() * (bis - von + 1))
}

export function waehle<T>(zufall: Zufall, werte: readonly T[]): T {
  return werte[ganzzahl(zufall, 0, werte.length - 1)]!
}

/** A random UUID from the given chance, as a portal would make one. */
export function uuid(zufall: Zufall): string {
  const hex = Array.from({ length: 32 }, () => ganzzahl(zufall, 0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
