export type Schritt = string | number

/** One small change of one file of a package, as a mistake could make it. */
export type Mutant = {
  datei: string
  /** Code of the rule, id of the Ableitung, condition or parameter. */
  eintrag: string
  /** Place in the file. */
  schritte: readonly Schritt[]
  was: string
  vorher: unknown
  nachher: unknown
  /** What a case has to show so that this mistake would be seen. */
  idee: string
}

/** The place as people write it: `regeln[3].conditions.all[0].operator`. */
export function pfadVon(schritte: readonly Schritt[]): string {
  return schritte.map((s, i) => (typeof s === 'number' ? `[${s}]` : i === 0 ? s : `.${s}`)).join('')
}

/** The files with the change made; the others are the same. */
export function wende(dateien: Readonly<Record<string, string>>, mutant: Mutant): Record<string, string> {
  const json: unknown = JSON.parse(dateien[mutant.datei]!)
  let hier = json as Record<Schritt, unknown>
  for (const schritt of mutant.schritte.slice(0, -1)) hier = hier[schritt] as Record<Schritt, unknown>
  hier[mutant.schritte.at(-1)!] = mutant.nachher
  return { ...dateien, [mutant.datei]: JSON.stringify(json) }
}
