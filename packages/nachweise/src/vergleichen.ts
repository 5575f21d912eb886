import type { Wert } from '@weiche/vorgang'
import { dezimal, innerhalbProzent } from './dezimal.ts'
import { ganzeMonate, isDatum, monateVor } from './kalender.ts'
import type { Vergleichsregel } from './katalog.ts'
import { clean, nameForm } from './schrift.ts'

/** Does what was read agree with the Angabe? What cannot be compared does not agree. */
export function stimmt(regel: Vergleichsregel, felder: Readonly<Record<string, string>>, mit: Wert): boolean {
  const gelesen = felder[regel.feld]
  if (gelesen === undefined) return false
  switch (regel.art) {
    case 'gleich':
      return isSame(gelesen, textOf(mit))
    case 'name':
      return isSameName(gelesen, textOf(mit))
    case 'namen':
      return areSameNames(gelesen.split('\n'), mit)
    case 'prozent':
      return isWithin(gelesen, textOf(mit), regel.toleranz ?? '0')
    case 'spaetestens':
      return areDates(gelesen, mit) && gelesen <= textOf(mit)
    case 'fruehestens':
      return areDates(gelesen, mit) && gelesen >= textOf(mit)
    case 'hoechstens-alt':
      return areDates(gelesen, mit) && gelesen >= monateVor(textOf(mit), Number(regel.toleranz ?? '0'))
    case 'zeitraum-monate': {
      const bis = felder[regel.bisFeld ?? '']
      if (bis === undefined || !isDatum(gelesen) || !isDatum(bis)) return false
      return ganzeMonate(gelesen, bis) === Number(regel.toleranz)
    }
  }
}

/** An Angabe as one printed line. */
export function textOf(wert: Wert): string {
  if (Array.isArray(wert)) return wert.map(textOf).join('; ')
  return typeof wert === 'object' && wert !== null ? JSON.stringify(wert) : String(wert ?? '')
}

function isSame(gelesen: string, angabe: string): boolean {
  const [a, b] = [dezimal(gelesen), dezimal(angabe)]
  return a !== undefined && b !== undefined ? a === b : clean(gelesen) === clean(angabe)
}

/** "Nachname, Vorname" is the same person as "Vorname Nachname"; any other letter is another person. */
function isSameName(gelesen: string, angabe: string): boolean {
  const wanted = nameForm(angabe)
  return wanted !== '' && spellings(gelesen).includes(wanted)
}

function spellings(name: string): string[] {
  const parts = name.split(',')
  return parts.length === 2 ? [nameForm(name), nameForm(`${parts[1]} ${parts[0]}`)] : [nameForm(name)]
}

function areSameNames(gelesen: readonly string[], angabe: Wert): boolean {
  if (!Array.isArray(angabe) || angabe.length !== gelesen.length) return false
  const left = [...gelesen]
  for (const name of angabe) {
    const at = left.findIndex((candidate) => isSameName(candidate, textOf(name)))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}

function isWithin(gelesen: string, angabe: string, toleranz: string): boolean {
  const [a, b, prozent] = [dezimal(gelesen), dezimal(angabe), dezimal(toleranz)]
  return a !== undefined && b !== undefined && prozent !== undefined && innerhalbProzent(a, b, prozent)
}

function areDates(gelesen: string, mit: Wert): boolean {
  return isDatum(gelesen) && isDatum(textOf(mit))
}
