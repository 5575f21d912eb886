import { addTage, type Datum, wochentag } from './datum.ts'
import type { Land } from './land.ts'
import { hatOertlich } from './oertlich.ts'
import { ostersonntag } from './ostern.ts'
import { landOf, type OertlicherFeiertag, type Sitz } from './sitz.ts'

/** `ab`, `bis`: first and last year in which the day is a public holiday there. */
type Regel = {
  name: string
  am: (jahr: number) => Datum
  laender: readonly Land[] | 'alle'
  ab?: number
  bis?: number
  /** Holds there only in some municipalities. */
  nur?: OertlicherFeiertag
  quelle?: string
}

/** Where the holidays of a Land stand, unless a rule names another source. */
export const feiertagsgesetze: Readonly<Record<Land, string>> = {
  'Baden-Württemberg': '§ 1 Feiertagsgesetz Baden-Württemberg',
  Bayern: 'Art. 1 FTG Bayern',
  Berlin: '§ 1 Gesetz über die Sonn- und Feiertage Berlin',
  Brandenburg: '§ 2 Feiertagsgesetz Brandenburg',
  Bremen: '§ 2 Gesetz über die Sonn- und Feiertage Bremen',
  Hamburg: '§ 1 Feiertagsgesetz Hamburg',
  Hessen: '§ 1 Hessisches Feiertagsgesetz',
  'Mecklenburg-Vorpommern': '§ 2 Feiertagsgesetz Mecklenburg-Vorpommern',
  Niedersachsen: '§ 2 Niedersächsisches Feiertagsgesetz',
  'Nordrhein-Westfalen': '§ 2 Feiertagsgesetz NW',
  'Rheinland-Pfalz': '§ 2 Landesgesetz über den Schutz der Sonn- und Feiertage Rheinland-Pfalz',
  Saarland: '§ 2 Sonn- und Feiertagsgesetz Saarland',
  Sachsen: '§ 1 SächsSFG',
  'Sachsen-Anhalt': '§ 2 FeiTG LSA',
  'Schleswig-Holstein': '§ 2 SFTG Schleswig-Holstein',
  Thüringen: '§ 2 ThürFGtG',
}

const fest = (monatTag: string) => (jahr: number) => `${jahr}-${monatTag}`
const ostern = (tage: number) => (jahr: number) => addTage(ostersonntag(jahr), tage)
/** The Wednesday before 23 November. */
const bussUndBettag = (jahr: number) => addTage(`${jahr}-11-22`, -((wochentag(`${jahr}-11-22`) + 4) % 7))

/**
 * Public holidays by the holiday acts of the Laender, checked for 2023 to 2028. Sundays are no Werktage anyway, so
 * Easter and Whit Sunday are missing.
 */
const REGELN: readonly Regel[] = [
  { name: 'Neujahr', am: fest('01-01'), laender: 'alle' },
  { name: 'Heilige Drei Könige', am: fest('01-06'), laender: ['Baden-Württemberg', 'Bayern', 'Sachsen-Anhalt'] },
  { name: 'Internationaler Frauentag', am: fest('03-08'), laender: ['Berlin'], ab: 2019 },
  { name: 'Internationaler Frauentag', am: fest('03-08'), laender: ['Mecklenburg-Vorpommern'], ab: 2023 },
  { name: 'Karfreitag', am: ostern(-2), laender: 'alle' },
  { name: 'Ostermontag', am: ostern(1), laender: 'alle' },
  { name: 'Tag der Arbeit', am: fest('05-01'), laender: 'alle' },
  { name: '80. Jahrestag der Befreiung', am: fest('05-08'), laender: ['Berlin'], ab: 2025, bis: 2025 },
  { name: '75. Jahrestag des Aufstandes vom 17. Juni', am: fest('06-17'), laender: ['Berlin'], ab: 2028, bis: 2028 },
  { name: 'Christi Himmelfahrt', am: ostern(39), laender: 'alle' },
  { name: 'Pfingstmontag', am: ostern(50), laender: 'alle' },
  {
    name: 'Fronleichnam',
    am: ostern(60),
    laender: ['Baden-Württemberg', 'Bayern', 'Hessen', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland'],
  },
  { name: 'Fronleichnam', am: ostern(60), laender: ['Sachsen', 'Thüringen'], nur: 'fronleichnam' },
  { name: 'Augsburger Friedensfest', am: fest('08-08'), laender: ['Bayern'], nur: 'friedensfest' },
  { name: 'Mariä Himmelfahrt', am: fest('08-15'), laender: ['Saarland'] },
  { name: 'Mariä Himmelfahrt', am: fest('08-15'), laender: ['Bayern'], nur: 'mariae-himmelfahrt' },
  { name: 'Weltkindertag', am: fest('09-20'), laender: ['Thüringen'], ab: 2019 },
  { name: 'Tag der Deutschen Einheit', am: fest('10-03'), laender: 'alle', quelle: 'Art. 2 Abs. 2 Einigungsvertrag' },
  {
    name: 'Reformationstag',
    am: fest('10-31'),
    laender: ['Brandenburg', 'Mecklenburg-Vorpommern', 'Sachsen', 'Sachsen-Anhalt', 'Thüringen'],
  },
  {
    name: 'Reformationstag',
    am: fest('10-31'),
    laender: ['Bremen', 'Hamburg', 'Niedersachsen', 'Schleswig-Holstein'],
    ab: 2018,
  },
  {
    name: 'Allerheiligen',
    am: fest('11-01'),
    laender: ['Baden-Württemberg', 'Bayern', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland'],
  },
  { name: 'Buß- und Bettag', am: bussUndBettag, laender: ['Sachsen'] },
  { name: 'Erster Weihnachtstag', am: fest('12-25'), laender: 'alle' },
  { name: 'Zweiter Weihnachtstag', am: fest('12-26'), laender: 'alle' },
]

export type Feiertag = { name: string; quelle: string }

/** Name of the public holiday on that day at the seat of the authority, or undefined. */
export function feiertag(datum: Datum, sitz: Sitz): string | undefined {
  return feiertagMitQuelle(datum, sitz)?.name
}

/** The same with the law that makes it one. */
export function feiertagMitQuelle(datum: Datum, sitz: Sitz): Feiertag | undefined {
  const jahr = Number(datum.slice(0, 4))
  const key = `${typeof sitz === 'string' ? sitz : [sitz.land, sitz.gemeinde, ...sitz.oertlich].join('|')} ${jahr}`
  const tafel = tafeln.get(key) ?? tafelOf(jahr, sitz)
  tafeln.set(key, tafel)
  return tafel.get(datum)
}

/** Worked out once for a year: every Frist asks for them. */
const tafeln = new Map<string, ReadonlyMap<Datum, Feiertag>>()

function tafelOf(jahr: number, sitz: Sitz): ReadonlyMap<Datum, Feiertag> {
  const land = landOf(sitz)
  const gelten = REGELN.filter(
    (r) =>
      (r.laender === 'alle' || r.laender.includes(land)) &&
      jahr >= (r.ab ?? 0) &&
      jahr <= (r.bis ?? 9999) &&
      (r.nur === undefined || hatOertlich(sitz, r.nur, jahr)),
  )
  const named = ({ name, quelle }: Regel): Feiertag => ({ name, quelle: quelle ?? feiertagsgesetze[land] })
  // Where two fall on one day, the first in the list names it.
  return new Map(gelten.map((r) => [r.am(jahr), named(r)] as const).reverse())
}
