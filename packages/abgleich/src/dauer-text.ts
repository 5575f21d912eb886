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
