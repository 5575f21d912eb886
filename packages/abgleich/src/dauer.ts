export const EINHEITEN = { s: 1, min: 60, h: 3_600, d: 86_400 } as const
export const DAUER_FORM = 'Bitte eine Dauer wie „30 s“, „5 min“, „2 h“ oder „14 d“ angeben.'

/** A time as the operator writes it, in seconds; undefined = see `DAUER_FORM`. */
export function liesDauer(text: string): number | undefined {
  const found = /^(\d{1,6}) ?(s|min|h|d)$/.exec(text)
  return found ? Number(found[1]) * EINHEITEN[found[2] as keyof typeof EINHEITEN] : undefined
}

const STUFEN = [
  { ab: 172_800, teiler: 86_400, wort: 'Tage' },
  { ab: 7_200, teiler: 3_600, wort: 'Stunden' },
  { ab: 120, teiler: 60, wort: 'Minuten' },
] as const

/** Seconds as an operator says them: the largest unit of which there are at least two. */
export function dauerText(sekunden: number): string {
  const stufe = STUFEN.find(({ ab }) => sekunden >= ab)
  return stufe ? `${Math.floor(sekunden / stufe.teiler)} ${stufe.wort}` : `${Math.round(sekunden)} Sekunden`
}
