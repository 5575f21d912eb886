/** Evenly spread probes; between two that agree a short stretch that differs may be missed. */
const PROBEN = 24n

/**
 * The value nearest to `start`, towards `ende`, for which `gilt` holds: far probes first, then bisection down to one
 * step, so the value one step nearer does not hold. undefined = none found. `gilt(start)` is taken to be false.
 */
export function naechsterWert(start: bigint, ende: bigint, gilt: (wert: bigint) => boolean): bigint | undefined {
  const weite = ende > start ? ende - start : start - ende
  const richtung = ende > start ? 1n : -1n
  let nein = 0n
  for (const abstand of abstaende(weite)) {
    if (!gilt(start + richtung * abstand)) {
      nein = abstand
      continue
    }
    let ja = abstand
    while (ja - nein > 1n) {
      const mitte = (ja + nein) / 2n
      if (gilt(start + richtung * mitte)) ja = mitte
      else nein = mitte
    }
    return start + richtung * ja
  }
  return undefined
}

/** 1, 2, 4, 8 ... and an even grid, in order. */
function abstaende(weite: bigint): bigint[] {
  const alle = new Set<bigint>()
  for (let d = 1n; d < weite; d *= 2n) alle.add(d)
  for (let i = 1n; i <= PROBEN; i++) alle.add((weite * i) / PROBEN)
  return [...alle].filter((d) => d > 0n).sort((a, b) => (a < b ? -1 : 1))
}
