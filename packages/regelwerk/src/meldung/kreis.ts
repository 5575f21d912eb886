/** The first circle of what uses what, as names that begin and end with the same one; undefined = none. */
export function ersterKreis(
  namen: readonly string[],
  braucht: (name: string) => Iterable<string>,
): string[] | undefined {
  const fertig = new Set<string>()
  const weg: string[] = []
  const suche = (name: string): string[] | undefined => {
    if (fertig.has(name)) return undefined
    const schon = weg.indexOf(name)
    if (schon >= 0) return [...weg.slice(schon), name]
    weg.push(name)
    for (const naechster of braucht(name)) {
      const kreis = suche(naechster)
      if (kreis) return kreis
    }
    weg.pop()
    fertig.add(name)
    return undefined
  }
  for (const name of namen) {
    const kreis = suche(name)
    if (kreis) return kreis
  }
  return undefined
}
