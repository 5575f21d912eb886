import { type Angaben, isObject, type Wert } from '@weiche/vorgang'
import type { Knappfeld } from './knappe-felder.ts'
import type { Probefall } from './probefall.ts'

/** One line of a prepared case file: the values of the fields in their order; null = not stated. */
export type KnapperFall = [id: string, eingang: string, entscheidung: string, angaben: Wert]

/** To a rehearsal both forms of a case say the same. */
export function kuerzeFall(
  { id, eingang, entscheidung, angaben }: Probefall,
  felder: readonly Knappfeld[],
): KnapperFall {
  return [id, eingang, entscheidung, kuerze(angaben, felder)]
}

function kuerze(objekt: Wert | undefined, felder: readonly Knappfeld[]): Wert[] {
  return felder.map((feld): Wert => {
    const wert = isObject(objekt) ? (objekt[feld.id] ?? null) : null
    if (feld.typ === 'objekt') return isObject(wert) ? kuerze(wert, feld.felder!) : null
    if (feld.typ !== 'liste') return wert
    return Array.isArray(wert) ? wert.map((eintrag) => kuerze(eintrag, feld.felder!)) : null
  })
}

/** Makes cases of lines again; what is wrong with a line is said in German. */
export function ergaenzer(felder: readonly Knappfeld[]): (zeile: unknown) => Probefall | string {
  const ergaenze = new Function('v', `"use strict";return ${objektText(felder)}`) as (werte: readonly Wert[]) => Angaben
  return (zeile) => {
    if (!Array.isArray(zeile) || zeile.length !== 4) return 'Das ist keine Zeile einer vorbereiteten Datei.'
    const [id, eingang, entscheidung, werte] = zeile as KnapperFall
    if (!Array.isArray(werte) || werte.length !== felder.length)
      return `Die Zeile hat nicht die ${felder.length} Angaben, die der Kopf der Datei nennt.`
    return { id, angaben: ergaenze(werte), eingang, entscheidung }
  }
}

const NAME = /^[a-zA-Z]\w*$/

/**
 * The object of the values `v` as the text of a literal: a tenth of the time that it takes to fill it name by name. The
 * names come from a file; what could be anything but a name never gets into the text.
 */
function objektText(felder: readonly Knappfeld[]): string {
  const teile = felder.map(({ id, typ, felder: innen }, i) => {
    if (!NAME.test(id)) throw new Error(`no name of a field: ${id}`)
    const wert = `v[${String(i)}]`
    if (innen === undefined) return `${id}:${wert}`
    const objekt = `v=>Array.isArray(v)?${objektText(innen)}:null`
    return `${id}:${typ === 'liste' ? `Array.isArray(${wert})?${wert}.map(${objekt}):null` : `(${objekt})(${wert})`}`
  })
  return `({${teile.join(',')}})`
}
