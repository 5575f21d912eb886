import { type Angaben, getPath, isObject, type Wert } from '@weiche/vorgang'

type Hmac = (purpose: 'konto', text: string) => Uint8Array

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The account as it stands in logs and sessions: nobody can tell from it who it is, and no list of subs can be tried without the key. */
export function kontoOf(hmac: Hmac, kontenraum: string, sub: string): string {
  return hex(hmac('konto', JSON.stringify(['konto', kontenraum, sub])))
}

/** A session at the provider, which may end ours. */
export function quelleOf(hmac: Hmac, kontenraum: string, sid: string): string {
  return hex(hmac('konto', JSON.stringify(['quelle', kontenraum, sid])))
}

/**
 * Who somebody is, to be compared: the first of the given names, the family name, the birth date. "" = too little to compare. Case,
 * accents and hyphens do not count: providers and forms write them differently.
 */
export function ausweisOf(
  hmac: Hmac,
  person: { vorname?: Wert; nachname?: Wert; geburtsdatum?: Wert } | undefined,
): string {
  const [vorname = ''] = words(person?.vorname)
  const nachname = words(person?.nachname).join(' ')
  const { geburtsdatum } = person ?? {}
  if (vorname === '' || nachname === '') return ''
  if (typeof geburtsdatum !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(geburtsdatum)) return ''
  return hex(hmac('konto', JSON.stringify(['ausweis', vorname, nachname, geburtsdatum])))
}

/** Of whoever is written to, as the package says where they stand. */
export function antragsteller(angaben: Angaben, empfaenger = 'antragsteller'): Record<string, Wert> | undefined {
  const person = getPath(angaben, empfaenger)
  return isObject(person) ? person : undefined
}

function words(wert: Wert | undefined): string[] {
  if (typeof wert !== 'string') return []
  const plain = wert
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[äöü]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[c]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
}
