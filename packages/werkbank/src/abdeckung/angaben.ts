import type { Feld } from '@weiche/regelwerk'
import { type Angaben, getPath, type Wert } from '@weiche/vorgang'

/** Paths of all Angaben but ids of items and the groups themselves; fields of items by the path of their list. */
export function angabenPfade(felder: readonly Feld[], praefix = ''): string[] {
  return felder.flatMap((feld) => {
    const pfad = praefix + feld.id
    if (feld.typ === 'objekt') return angabenPfade(feld.felder, `${pfad}.`)
    if (feld.typ !== 'liste') return [pfad]
    const felderDerListe = feld.felder.filter((f) => f.id !== 'id')
    return [pfad, ...angabenPfade(felderDerListe, `${pfad}.`)]
  })
}

/** "haushalt.mitglieder.gdb" -> "haushalt.mitglieder[m1].gdb", ...: where it stands in these Angaben. */
export function konkret(angaben: Angaben, pfad: string): string[] {
  let wege = ['']
  for (const [index, name] of pfad.split('.').entries()) {
    const letzter = index === pfad.split('.').length - 1
    wege = wege.flatMap((weg) => {
      const hier = weg === '' ? name : `${weg}.${name}`
      const wert = letzter ? undefined : getPath(angaben, hier)
      return Array.isArray(wert) ? wert.map((eintrag) => `${hier}[${idOf(eintrag)}]`) : [hier]
    })
  }
  return wege
}

function idOf(eintrag: Wert): string {
  return String((eintrag as Angaben)['id'])
}
