import type { Aufstellung } from '@weiche/dokumente'
import { angabenOf, bezeichnungOf, isObject, type Vorgang, type Wert } from '@weiche/vorgang'
import { listeAt, textAt } from './angaben.ts'
import type { Vorgaben } from './vorgaben.ts'

/** The items of one list of the Antrag, each with what was found of it: who counts, which kind it is. */
export function aufstellungOf(
  v: Vorgang,
  vorgabe: Vorgaben['aufstellung'],
  werte: Readonly<Record<string, Wert>>,
): Aufstellung {
  if (!vorgabe) return { titel: '', spalten: ['', ''], zeilen: [] }
  const { titel, spalten, je, wert, worte } = vorgabe
  const zeilen = listeAt(angabenOf(v), je).map((eintrag) => {
    const gefunden = werte[`${je}[${textAt(eintrag, 'id')}].${wert}`] ?? fieldAt(eintrag, wert)
    return { name: bezeichnungOf(eintrag), angabe: worte[String(gefunden)] ?? '' }
  })
  return { titel, spalten, zeilen }
}

function fieldAt(eintrag: Wert, name: string): Wert | undefined {
  return isObject(eintrag) && Object.hasOwn(eintrag, name) ? eintrag[name] : undefined
}
