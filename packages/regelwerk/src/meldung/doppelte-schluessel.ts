/**
 * Keys that stand twice in one object of a valid JSON text, with their line. JSON.parse keeps the last one and
 * drops the first in silence: a condition could vanish from a rule.
 */
export function doppelteSchluessel(json: string): { name: string; zeile: number }[] {
  const doppelt: { name: string; zeile: number }[] = []
  /** Per open bracket: the keys of an object so far, undefined for a list. */
  const offen: (Set<string> | undefined)[] = []
  let erwartetSchluessel = false
  for (const token of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const [zeichen] = token
    if (zeichen === '{' || zeichen === '[') offen.push(zeichen === '{' ? new Set() : undefined)
    else if (zeichen === '}' || zeichen === ']') offen.pop()
    else if (zeichen !== ',' && erwartetSchluessel) {
      const namen = offen.at(-1)!
      const name = JSON.parse(zeichen) as string
      if (namen.has(name)) doppelt.push({ name, zeile: json.slice(0, token.index).split('\n').length })
      namen.add(name)
    }
    erwartetSchluessel = zeichen === '{' || (zeichen === ',' && offen.at(-1) !== undefined)
  }
  return doppelt
}
