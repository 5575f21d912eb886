import { type Angaben, isObject, type Wert } from '@weiche/vorgang'

/** A text by its place; "" = not there. */
export function textAt(angaben: Wert | undefined, ...place: string[]): string {
  let here: Wert | undefined = angaben
  for (const name of place) here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined
  return typeof here === 'string' ? here : ''
}

export function mitgliederOf(angaben: Angaben): Wert[] {
  const haushalt = angaben['haushalt']
  const list = isObject(haushalt) ? haushalt['mitglieder'] : undefined
  return Array.isArray(list) ? list : []
}

export function nameOf(person: Wert | undefined): string {
  return `${textAt(person, 'vorname')} ${textAt(person, 'nachname')}`.trim()
}

/** Name of the member that `betrifft` ("m1" or "m1.e1") speaks of; "" = nobody by name. */
export function nameOfMitglied(angaben: Angaben, betrifft: string): string {
  const id = betrifft.split('.')[0]
  return nameOf(mitgliederOf(angaben).find((m) => textAt(m, 'id') === id))
}
