import { type Angaben, getPath, type Wert } from '@weiche/vorgang'

import { monatsanfang, vortag } from './tage.ts'

export const arten = [
  'mietbescheinigung',
  'meldebescheinigung',
  'verdienstbescheinigung',
  'rentenbescheid',
  'alg-bescheid',
  'unterhaltsvorschuss-bescheid',
  'schwerbehindertenausweis',
] as const
export type Art = (typeof arten)[number]

/** What a document says, not yet how it prints it. */
export type Musterwert =
  | { typ: 'betrag'; betrag: string }
  | { typ: 'datum'; datum: string }
  | { typ: 'person'; vorname: string; nachname: string }
  | { typ: 'personen'; personen: { vorname: string; nachname: string }[] }
  | { typ: 'anschrift'; strasse: string; ort: string }
  | { typ: 'wort'; wort: string }

/** Thunks: a value that `abweichung` replaces need not be stated in the Angaben. */
export type Musterwerte = Record<string, () => Musterwert>

/** The fields of a kind as an issuer would know them, fitting the Angaben; ids as in nachweise.json. */
export function musterwerte(art: Art, angaben: Angaben, betrifft: string, stichtag: string): Musterwerte {
  const [mitgliedId, einkunftId] = betrifft.split('.')
  const mitglied = `haushalt.mitglieder[${mitgliedId}]`
  const stated = (path: string) => text(angaben, path)
  const date = (datum: string) => (): Musterwert => ({ typ: 'datum', datum })
  const amount = (path: string, factor: bigint) => (): Musterwert => ({
    typ: 'betrag',
    betrag: times(stated(path), factor),
  })
  const person = (path: string) => (): Musterwert => ({ typ: 'person', ...nameAt(angaben, path) })
  const einkunft = `${mitglied}.einkuenfte[${einkunftId}].betragMonat`
  const [thisMonth, thisYear] = [monatsanfang(stichtag, 0), `${stichtag.slice(0, 4)}-01-01`]
  const anschrift = (): Musterwert => ({
    typ: 'anschrift',
    strasse: `${stated('antragsteller.strasse')} ${stated('antragsteller.hausnummer')}`,
    ort: `${stated('antragsteller.plz')} ${stated('antragsteller.ort')}`,
  })
  const selbst = {
    name: person(mitglied),
    geburtsdatum: (): Musterwert => ({ typ: 'datum', datum: stated(`${mitglied}.geburtsdatum`) }),
  }
  switch (art) {
    case 'mietbescheinigung':
      return {
        mieter: person('antragsteller'),
        anschrift,
        bruttokaltmiete: amount('wohnung.miete', 1n),
        gueltigAb: date(monatsanfang(stichtag, -18)),
      }
    case 'meldebescheinigung':
      return {
        name: person('antragsteller'),
        anschrift,
        staatsangehoerigkeit: () => ({
          typ: 'wort',
          wort: staat(stated('haushalt.mitglieder[m1].staatsangehoerigkeit')),
        }),
        personen: () => ({ typ: 'personen', personen: persons(angaben) }),
        stand: date(stichtag),
      }
    case 'verdienstbescheinigung':
      return {
        ...selbst,
        von: date(monatsanfang(stichtag, -12)),
        bis: date(vortag(thisMonth)),
        bruttoSumme: amount(einkunft, 12n),
      }
    case 'rentenbescheid':
      return { ...selbst, bruttorente: amount(einkunft, 1n), gueltigAb: date(letzteAnpassung(stichtag)) }
    case 'alg-bescheid':
      return {
        ...selbst,
        leistungsbetragMonat: amount(einkunft, 1n),
        von: date(monatsanfang(stichtag, -2)),
        bis: date(vortag(monatsanfang(stichtag, 10))),
      }
    case 'unterhaltsvorschuss-bescheid':
      return {
        kind: selbst.name,
        geburtsdatum: selbst.geburtsdatum,
        betragMonat: amount(einkunft, 1n),
        gueltigAb: date(thisYear),
      }
    case 'schwerbehindertenausweis':
      return {
        ...selbst,
        gdb: () => ({ typ: 'wort', wort: stated(`${mitglied}.gdb`) }),
        gueltigBis: date(`${Number(stichtag.slice(0, 4)) + 4}-12-31`),
      }
  }
}

function text(angaben: Angaben, path: string): string {
  const wert = getPath(angaben, path)
  if (typeof wert === 'string' || typeof wert === 'number') return String(wert)
  throw new Error(`Ein Musterdokument braucht die Angabe ${path}; ohne sie muss "abweichung" sagen, was gedruckt wird.`)
}

function nameAt(angaben: Angaben, path: string): { vorname: string; nachname: string } {
  return { vorname: text(angaben, `${path}.vorname`), nachname: text(angaben, `${path}.nachname`) }
}

function persons(angaben: Angaben): { vorname: string; nachname: string }[] {
  const mitglieder = getPath(angaben, 'haushalt.mitglieder') as { [key: string]: Wert }[]
  return mitglieder.map(({ id }) => nameAt(angaben, `haushalt.mitglieder[${id}]`))
}

function staat(staatsangehoerigkeit: string): string {
  return { deutsch: 'deutsch', eu: 'polnisch', andere: 'ukrainisch' }[staatsangehoerigkeit] ?? staatsangehoerigkeit
}

/** Pensions are adjusted on 1 July (§ 65 SGB VI). */
function letzteAnpassung(stichtag: string): string {
  const jahr = Number(stichtag.slice(0, 4))
  return stichtag.slice(5) >= '07-01' ? `${jahr}-07-01` : `${jahr - 1}-07-01`
}

/** Exact multiple of a decimal amount, in cents. */
function times(betrag: string, factor: bigint): string {
  const [euro, cents = ''] = betrag.split('.')
  const sum = BigInt(`${euro}${cents.padEnd(2, '0').slice(0, 2)}`) * factor
  return `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`
}
