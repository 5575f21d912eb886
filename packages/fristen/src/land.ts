/** Spelt as in the Angaben of the Leistungspakete and in the annex of the WoGV. */
export const laender = [
  'Baden-Württemberg',
  'Bayern',
  'Berlin',
  'Brandenburg',
  'Bremen',
  'Hamburg',
  'Hessen',
  'Mecklenburg-Vorpommern',
  'Niedersachsen',
  'Nordrhein-Westfalen',
  'Rheinland-Pfalz',
  'Saarland',
  'Sachsen',
  'Sachsen-Anhalt',
  'Schleswig-Holstein',
  'Thüringen',
] as const
export type Land = (typeof laender)[number]

export function isLand(text: string): text is Land {
  return (laender as readonly string[]).includes(text)
}

/** @throws for anything but one of the 16 names: a Leistungspaket that names its seat wrongly. */
export function toLand(text: string): Land {
  if (!isLand(text)) throw new RangeError(`no Land of the Bundesrepublik: ${text}`)
  return text
}
