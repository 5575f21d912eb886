/** An exact decimal: z · 10^-s. Values compare by number, so 1.5 and 1.50 are equal. */
export type Dezimal = { readonly z: bigint; readonly s: number }
/** `up` and `down` are seen from zero; the `half-` modes differ only where a digit 5 stands alone. */
export type Modus = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down' | 'floor' | 'ceiling'

const POW: bigint[] = [1n]
function pow10(n: number): bigint {
  while (POW.length <= n) POW.push(POW[POW.length - 1]! * 10n)
  return POW[n]!
}

/** Reads "-12.50" or ".5"; undefined when it is anything else ("1e3", "0x10", " 12 ", "NaN"). */
export function parseDezimal(text: string): Dezimal | undefined {
  const match = /^(-?)(\d{0,40})(?:\.(\d{1,40}))?$/.exec(text)
  if (!match || (!match[2] && !match[3])) return undefined
  const z = BigInt(match[2]! + (match[3] ?? ''))
  return { z: match[1] ? -z : z, s: match[3]?.length ?? 0 }
}

export function vonGanzzahl(n: number): Dezimal {
  return { z: BigInt(n), s: 0 }
}

export function addiere(a: Dezimal, b: Dezimal): Dezimal {
  if (a.s === b.s) return { z: a.z + b.z, s: a.s }
  return a.s > b.s ? { z: a.z + b.z * pow10(a.s - b.s), s: a.s } : { z: a.z * pow10(b.s - a.s) + b.z, s: b.s }
}

export function negiere(a: Dezimal): Dezimal {
  return { z: -a.z, s: a.s }
}

export function subtrahiere(a: Dezimal, b: Dezimal): Dezimal {
  return addiere(a, negiere(b))
}

export function multipliziere(a: Dezimal, b: Dezimal): Dezimal {
  return { z: a.z * b.z, s: a.s + b.s }
}

/** Negative, 0 or positive, as a is less than, equal to or greater than b. */
export function vergleiche(a: Dezimal, b: Dezimal): number {
  const x = a.s < b.s ? a.z * pow10(b.s - a.s) : a.z
  const y = b.s < a.s ? b.z * pow10(a.s - b.s) : b.z
  return x < y ? -1 : x > y ? 1 : 0
}

/** Rounds to `skala` decimals, always with exactly that scale; a negative one rounds to tens, hundreds ... */
export function runde(a: Dezimal, skala: number, modus: Modus): Dezimal {
  if (skala < 0) return { z: quotient(a.z, pow10(a.s - skala), modus) * pow10(-skala), s: 0 }
  if (a.s <= skala) return { z: a.z * pow10(skala - a.s), s: skala }
  return { z: quotient(a.z, pow10(a.s - skala), modus), s: skala }
}

/** a / b with `skala` decimals; undefined when b is 0. */
export function dividiere(a: Dezimal, b: Dezimal, skala: number, modus: Modus = 'half-up'): Dezimal | undefined {
  if (b.z === 0n) return undefined
  if (skala < 0) {
    const tens = dividiere(a, { z: b.z * pow10(-skala), s: b.s }, 0, modus)!
    return { z: tens.z * pow10(-skala), s: 0 }
  }
  const shift = skala + b.s - a.s
  const top = shift > 0 ? a.z * pow10(shift) : a.z
  const bottom = shift < 0 ? b.z * pow10(-shift) : b.z
  return { z: bottom < 0n ? quotient(-top, -bottom, modus) : quotient(top, bottom, modus), s: skala }
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

/** The number as text with its scale, for example "0.3010822600". */
export function formatDezimal(a: Dezimal): string {
  if (a.s === 0) return a.z.toString()
  const negative = a.z < 0n
  const digits = (negative ? -a.z : a.z).toString().padStart(a.s + 1, '0')
  const text = `${digits.slice(0, -a.s)}.${digits.slice(-a.s)}`
  return negative ? `-${text}` : text
}

/** As few decimals as the number needs, but at least `mindestens`. */
export function kuerze(a: Dezimal, mindestens = 0): Dezimal {
  let { z, s } = a
  while (s > mindestens && z % 10n === 0n) {
    z /= 10n
    s--
  }
  return s < mindestens ? { z: z * pow10(mindestens - s), s: mindestens } : { z, s }
}

/** The value as a small integer (for a scale or a count), else undefined. */
export function alsGanzzahl(a: Dezimal): number | undefined {
  const { z, s } = kuerze(a)
  return s === 0 && z >= -1_000_000_000n && z <= 1_000_000_000n ? Number(z) : undefined
}
