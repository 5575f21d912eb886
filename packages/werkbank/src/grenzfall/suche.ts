/** Two neighbouring places of a grid, on both sides of a threshold. */
export type Paar = { davor: number; danach: number }

/**
 * Neighbours at which `seite` changes: doubling steps away from `start` until it does, then halving. Undefined when it never
 * does within the grid, or when the value is unknown there.
 */
export function sucheWechsel(
  start: number,
  { min, max }: { min: number; max: number },
  seite: (zahl: number) => boolean | undefined,
): Paar | undefined {
  const hier = seite(start)
  if (hier === undefined) return undefined
  for (const richtung of [1, -1] as const) {
    const anders = laufe(start, richtung === 1 ? max : min, richtung, (zahl) => seite(zahl) === !hier)
    if (anders === undefined) continue
    const paar = halbiere(anders.zuletzt, anders.zahl, (zahl) => seite(zahl) === hier)
    if (seite(paar.danach) === !hier) return paar
  }
  return undefined
}

function laufe(
  start: number,
  ende: number,
  richtung: 1 | -1,
  istAnders: (zahl: number) => boolean,
): { zuletzt: number; zahl: number } | undefined {
  let zuletzt = start
  for (let weite = 1; zuletzt !== ende; weite *= 2) {
    const zahl = richtung === 1 ? Math.min(start + weite, ende) : Math.max(start - weite, ende)
    if (istAnders(zahl)) return { zuletzt, zahl }
    zuletzt = zahl
  }
  return undefined
}

/** `davor` keeps the side of the start, `danach` does not. */
function halbiere(von: number, bis: number, istWieVorher: (zahl: number) => boolean): Paar {
  let [davor, danach] = [von, bis]
  while (Math.abs(danach - davor) > 1) {
    const mitte = Math.trunc((davor + danach) / 2)
    if (istWieVorher(mitte)) davor = mitte
    else danach = mitte
  }
  return { davor, danach }
}
