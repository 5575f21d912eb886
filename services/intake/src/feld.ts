import type { Feld, Paket } from '@weiche/regelwerk'
import { parsePath } from '@weiche/vorgang'

/** The field of angaben.json at a path of the Angaben; undefined = there is none, so it is no Angabe. */
export function feldAt({ felder }: Pick<Paket, 'felder'>, pfad: string): Feld | undefined {
  let here: readonly Feld[] = felder
  let found: Feld | undefined
  for (const { kind, name } of parsePath(pfad) ?? []) {
    if (kind === 'item') continue
    found = here.find((f) => f.id === name)
    if (!found) return undefined
    here = 'felder' in found ? found.felder : []
  }
  return found
}
