import { type Angaben, parsePath, type Wert } from '@weiche/vorgang'

/** The value at a path such as `haushalt.mitglieder[m2].nachname`; undefined = not stated. */
export function angabe(angaben: Angaben, path: string): Wert | undefined {
  let here: Wert | undefined = angaben
  for (const { kind, name } of parsePath(path) ?? []) {
    if (typeof here !== 'object' || here === null) return undefined
    if (kind === 'item') here = Array.isArray(here) ? here.find((item) => idOf(item) === name) : undefined
    else here = Array.isArray(here) ? undefined : here[name]
  }
  return here
}

function idOf(item: Wert): Wert | undefined {
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? item['id'] : undefined
}
