import { type Parameter, schluessel } from './hand-parameter.ts'

const U = 10_000

/** "520.50" in units of 10^-4 EUR. */
export function geldVon(text: string): number {
  return Math.round(Number(text) * 100) * 100
}

/** x / y as a whole number of 10^-10 EUR, half up; x in 10^-4 EUR. */
export function teile(x: number, y: number): number {
  const oben = x * 1_000_000
  const rest = oben % y
  return (oben - rest) / y + (2 * rest >= y ? 1 : 0)
}

const EINS = 10n ** 10n
/** Takes the ten decimals too many off, half away from zero. */
function kuerze(x: bigint, um: bigint): bigint {
  const q = x / um
  const rest = x % um
  if (rest < 0n) return -rest * 2n >= um ? q - 1n : q
  return rest * 2n >= um ? q + 1n : q
}

/** § 19 WoGG with the steps of Anlage 3: whole EUR in units of 10^-4; m and y in 10^-10 EUR. */
export function formel(personen: number, m: number, y: number, p: Parameter): number {
  const [M, Y] = [BigInt(m), BigInt(y)]
  const key = schluessel([personen])
  const z1 = kuerze(p.a.get(key)! * EINS + p.b.get(key)! * M + p.c.get(key)! * Y, EINS)
  const z2 = kuerze(z1 * Y, EINS)
  const z4 = kuerze(p.skalierung * (M - z2), 100n)
  return z4 <= 0n ? 0 : Number(kuerze(z4, EINS)) * U
}
