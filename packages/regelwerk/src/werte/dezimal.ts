/**
 * An exact decimal: z · 10^-s. Values compare by number, so 1.5 and 1.50 are equal. Nearly all amounts of a case are
 * whole numbers that a double holds exactly; those carry `n` beside and are computed without a BigInt.
 */
export type Dezimal = { readonly z: bigint; readonly s: number; readonly n?: number }
/** `up` and `down` are seen from zero; the `half-` modes differ only where a digit 5 stands alone. */
export type Modus = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down' | 'floor' | 'ceiling'

/** A class only for its shape: millions of these are made, and `z` is hardly ever asked for. */
class Klein {
  readonly n: number
  readonly s: number
  constructor(n: number, s: number) {
    this.n = n
    this.s = s
  }
  get z(): bigint {
    return BigInt(this.n)
  }
}

const MAX = Number.MAX_SAFE_INTEGER
/** What is too large comes back from a multiplication as too large or as NaN, never as a wrong number. */
const ZEHN = Array.from({ length: 100 }, (_, n) => (n < 16 ? 10 ** n : Number.POSITIVE_INFINITY))

/** A sum or product of safe integers that left their range is outside it here too: rounding keeps the order. */
function istSicher(n: number): boolean {
  return n <= MAX && n >= -MAX
}

/** The decimal z · 10^-s in the form that computes fastest. */
export function dezimal(z: bigint, s: number): Dezimal {
  return z <= MAX && z >= -MAX ? new Klein(Number(z), s) : { z, s }
}

const POW: bigint[] = [1n]
function pow10(n: number): bigint {
  while (POW.length <= n) POW.push(POW[POW.length - 1]! * 10n)
  return POW[n]!
}

/** Reads "-12.50" or ".5"; undefined when it is anything else ("1e3", "0x10", " 12 ", "NaN"). */
export function parseDezimal(text: string): Dezimal | undefined {
  if (text.length <= 15) return parseKlein(text)
  const match = /^(-?)(\d{0,40})(?:\.(\d{1,40}))?$/.exec(text)
  if (!match || (!match[2] && !match[3])) return undefined
  const z = BigInt(match[2]! + (match[3] ?? ''))
  return dezimal(match[1] ? -z : z, match[3]?.length ?? 0)
}

function parseKlein(text: string): Dezimal | undefined {
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  let n = 0
  let punkt = -1
  for (let i = start; i < text.length; i++) {
    const ziffer = text.charCodeAt(i) - 48
    if (ziffer >= 0 && ziffer <= 9) n = n * 10 + ziffer
    else if (ziffer === -2 && punkt < 0) punkt = i
    else return undefined
  }
  const ende = text.length - 1
  if (ende < start || punkt === ende) return undefined
  return new Klein(start === 1 ? 0 - n : n, punkt < 0 ? 0 : ende - punkt)
}

export function vonGanzzahl(n: number): Dezimal {
  return Number.isSafeInteger(n) ? new Klein(n + 0, 0) : { z: BigInt(n), s: 0 }
}

export function addiere(a: Dezimal, b: Dezimal): Dezimal {
  if (a.n !== undefined && b.n !== undefined) {
    const x = a.s < b.s ? a.n * ZEHN[b.s - a.s]! : a.n
    const y = b.s < a.s ? b.n * ZEHN[a.s - b.s]! : b.n
    const summe = x + y
    if (istSicher(x) && istSicher(y) && istSicher(summe)) return new Klein(summe, Math.max(a.s, b.s))
  }
  if (a.s === b.s) return dezimal(a.z + b.z, a.s)
  return a.s > b.s ? dezimal(a.z + b.z * pow10(a.s - b.s), a.s) : dezimal(a.z * pow10(b.s - a.s) + b.z, b.s)
}

export function negiere(a: Dezimal): Dezimal {
  return a.n !== undefined ? new Klein(0 - a.n, a.s) : { z: -a.z, s: a.s }
}

export function subtrahiere(a: Dezimal, b: Dezimal): Dezimal {
  return addiere(a, negiere(b))
}

export function multipliziere(a: Dezimal, b: Dezimal): Dezimal {
  if (a.n !== undefined && b.n !== undefined) {
    const produkt = a.n * b.n + 0
    if (istSicher(produkt)) return new Klein(produkt, a.s + b.s)
  }
  return dezimal(a.z * b.z, a.s + b.s)
}

/** Negative, 0 or positive, as a is less than, equal to or greater than b. */
export function vergleiche(a: Dezimal, b: Dezimal): number {
  if (a.n !== undefined && b.n !== undefined) {
    const x = a.s < b.s ? a.n * ZEHN[b.s - a.s]! : a.n
    const y = b.s < a.s ? b.n * ZEHN[a.s - b.s]! : b.n
    if (istSicher(x) && istSicher(y)) return x < y ? -1 : x > y ? 1 : 0
  }
  const x = a.s < b.s ? a.z * pow10(b.s - a.s) : a.z
  const y = b.s < a.s ? b.z * pow10(a.s - b.s) : b.z
  return x < y ? -1 : x > y ? 1 : 0
}

/** Rounds to `skala` decimals, always with exactly that scale; a negative one rounds to tens, hundreds ... */
export function runde(a: Dezimal, skala: number, modus: Modus): Dezimal {
  if (a.n !== undefined && skala >= 0) {
    if (a.s <= skala) {
      const n = a.n * ZEHN[skala - a.s]!
      if (istSicher(n)) return new Klein(n, skala)
    } else {
      const unten = ZEHN[a.s - skala]!
      if (istSicher(unten)) return new Klein(quotientKlein(a.n, unten, modus), skala)
    }
  }
  if (skala < 0) return dezimal(quotient(a.z, pow10(a.s - skala), modus) * pow10(-skala), 0)
  if (a.s <= skala) return dezimal(a.z * pow10(skala - a.s), skala)
  return dezimal(quotient(a.z, pow10(a.s - skala), modus), skala)
}

/** a / b with `skala` decimals; undefined when b is 0. */
export function dividiere(a: Dezimal, b: Dezimal, skala: number, modus: Modus = 'half-up'): Dezimal | undefined {
  const shift = skala + b.s - a.s
  if (a.n !== undefined && b.n !== undefined && skala >= 0) {
    if (b.n === 0) return undefined
    const top = shift > 0 ? a.n * ZEHN[shift]! : a.n
    const bottom = shift < 0 ? b.n * ZEHN[-shift]! : b.n
    if (istSicher(top) && istSicher(bottom))
      return new Klein(bottom < 0 ? quotientKlein(-top, -bottom, modus) : quotientKlein(top, bottom, modus), skala)
  }
  if (b.z === 0n) return undefined
  if (skala < 0) {
    const tens = dividiere(a, dezimal(b.z * pow10(-skala), b.s), 0, modus)!
    return dezimal(tens.z * pow10(-skala), 0)
  }
  const top = shift > 0 ? a.z * pow10(shift) : a.z
  const bottom = shift < 0 ? b.z * pow10(-shift) : b.z
  return dezimal(bottom < 0n ? quotient(-top, -bottom, modus) : quotient(top, bottom, modus), skala)
}

/** Integer quotient with rounding; `bottom` > 0. */
function quotient(top: bigint, bottom: bigint, modus: Modus): bigint {
  const q = top / bottom
  const rest = top % bottom
  if (rest === 0n) return q
  const away = top < 0n ? q - 1n : q + 1n
  if (modus === 'down') return q
  if (modus === 'up') return away
  if (modus === 'floor') return rest < 0n ? away : q
  if (modus === 'ceiling') return rest > 0n ? away : q
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice !== bottom) return twice > bottom ? away : q
  if (modus === 'half-even') return q % 2n === 0n ? q : away
  return modus === 'half-up' ? away : q
}

/** The same for safe integers: the remainder of doubles is exact, and so is the division that it leaves. */
function quotientKlein(top: number, bottom: number, modus: Modus): number {
  const rest = top % bottom
  const q = (top - rest) / bottom + 0
  if (rest === 0) return q
  const away = top < 0 ? q - 1 : q + 1
  if (modus === 'down') return q
  if (modus === 'up') return away
  if (modus === 'floor') return rest < 0 ? away : q
  if (modus === 'ceiling') return rest > 0 ? away : q
  const twice = Math.abs(rest) * 2
  if (twice !== bottom) return twice > bottom ? away : q
  if (modus === 'half-even') return q % 2 === 0 ? q : away
  return modus === 'half-up' ? away : q
}

/** The number as text with its scale, for example "0.3010822600". */
export function formatDezimal(a: Dezimal): string {
  const ganz = String(a.n ?? a.z)
  if (a.s === 0) return ganz
  const negative = ganz.charCodeAt(0) === 45
  const digits = (negative ? ganz.slice(1) : ganz).padStart(a.s + 1, '0')
  const text = `${digits.slice(0, -a.s)}.${digits.slice(-a.s)}`
  return negative ? `-${text}` : text
}

/** As few decimals as the number needs, but at least `mindestens`. */
export function kuerze(a: Dezimal, mindestens = 0): Dezimal {
  if (a.s < mindestens) return runde(a, mindestens, 'down')
  return a.n === undefined ? kuerzeGross(a.z, a.s, mindestens) : kuerzeKlein(a, a.n, mindestens)
}

function kuerzeKlein(a: Dezimal, start: number, mindestens: number): Dezimal {
  let n = start
  let s = a.s
  while (s > mindestens && n % 10 === 0) {
    n /= 10
    s--
  }
  return s === a.s ? a : new Klein(n, s)
}

function kuerzeGross(start: bigint, skala: number, mindestens: number): Dezimal {
  let z = start
  let s = skala
  while (s > mindestens && z % 10n === 0n) {
    z /= 10n
    s--
  }
  return dezimal(z, s)
}

/** The value as a small integer (for a scale or a count), else undefined. */
export function alsGanzzahl(a: Dezimal): number | undefined {
  const { z, s } = kuerze(a)
  return s === 0 && z >= -1_000_000_000n && z <= 1_000_000_000n ? Number(z) : undefined
}
