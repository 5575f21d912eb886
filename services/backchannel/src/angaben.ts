import { type Angaben, bezeichnungOf, getPath, isObject, type Wert } from '@weiche/vorgang'

/** A text field; "" = not there. */
export function textAt(eintrag: Wert | undefined, name: string): string {
  const wert = isObject(eintrag) && Object.hasOwn(eintrag, name) ? eintrag[name] : undefined
  return typeof wert === 'string' ? wert : ''
}

export function listeAt(angaben: Angaben, pfad: string): Wert[] {
  const liste = getPath(angaben, pfad)
  return Array.isArray(liste) ? liste : []
}

/** Name of the item of the list `je` that `betrifft` ("m1", or "m1.e1" for a list in a list) speaks of; "" = none by name. */
export function betroffen(angaben: Angaben, je: string | undefined, betrifft: string): string {
  if (je === undefined || betrifft === '') return ''
  const [first] = betrifft.split('.')
  // `je` of a list in a list goes on inside the item: the outermost list on the way is the one with that item.
  const names = je.split('.')
  const paths = names.map((_, i) => names.slice(0, i + 1).join('.'))
  const liste = paths.map((pfad) => listeAt(angaben, pfad)).find((eintraege) => eintraege.length > 0) ?? []
  return bezeichnungOf(liste.find((eintrag) => textAt(eintrag, 'id') === first))
}
