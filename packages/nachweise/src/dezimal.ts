/** Exact decimals as whole numbers of 10^-SCALE; binary floats would blur the border of a tolerance. */
const SCALE = 20

/** undefined = not a plain decimal. */
export function dezimal(text: string): bigint | undefined {
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'))
  return sign === '-' ? -value : value
}

/** |a - b| <= prozent % of |b|; exactly on the border is within. */
export function innerhalbProzent(a: bigint, b: bigint, prozent: bigint): boolean {
  return abs(a - b) * 100n * 10n ** BigInt(SCALE) <= prozent * abs(b)
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n
}
