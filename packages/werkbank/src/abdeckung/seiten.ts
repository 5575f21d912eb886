/** Outcomes that a rule or a condition can have. */
export const seitenarten = ['wahr', 'falsch', 'offen'] as const
export type Seite = (typeof seitenarten)[number]

/** Names of the cases that showed an outcome, in order of the cases, each once. */
export type Seiten = Record<Seite, string[]>

export const keineSeiten = (): Seiten => ({ wahr: [], falsch: [], offen: [] })

export function merke(seiten: Seiten, seite: Seite | undefined, fall: string): void {
  if (seite !== undefined && seiten[seite].at(-1) !== fall) seiten[seite].push(fall)
}
