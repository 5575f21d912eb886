/** The next number in the place of the last digit as written: "25.50" -> "25.51", 12 -> 13. Undefined when it is none. */
export function naechsteZahl(wert: unknown, richtung: 1 | -1): string | number | undefined {
  if (typeof wert === 'number') return wert + richtung
  if (typeof wert !== 'string' || !/^-?\d+(\.\d+)?$/.test(wert)) return undefined
  const stellen = wert.split('.')[1]?.length ?? 0
  const ganz = BigInt(wert.replace('.', '')) + BigInt(richtung)
  if (stellen === 0) return ganz.toString()
  const ziffern = (ganz < 0n ? -ganz : ganz).toString().padStart(stellen + 1, '0')
  return `${ganz < 0n ? '-' : ''}${ziffern.slice(0, -stellen)}.${ziffern.slice(-stellen)}`
}
