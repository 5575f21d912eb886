import type { Land } from './land.ts'
import { landOf, type OertlicherFeiertag, type Sitz } from './sitz.ts'

/** `ab`, `bis`: first and last year. `nein`: known not to have it, so that nobody need ask. */
type Eintrag = {
  tag: OertlicherFeiertag
  land: Land
  gemeinden: readonly string[]
  quelle: string
  ab?: number
  bis?: number
  nein?: true
}

const FTG_BY = 'Art. 1 Abs. 1 Nr. 2, Abs. 3 FTG Bayern; Feststellung des Landesamts für Statistik nach dem Zensus'
const VO_SN = 'Fronleichnamsverordnung Sachsen vom 4. Mai 1993, zu § 1 Abs. 1 SächsSFG'
const TH = '§ 2 Abs. 2, § 10 ThürFGtG: wo er 1994 gefeiert wurde'

/** Municipalities whose seat has a holiday that the Land as a whole has not, or is known not to have it. */
const EINTRAEGE: readonly Eintrag[] = [
  { tag: 'friedensfest', land: 'Bayern', gemeinden: ['Augsburg'], quelle: 'Art. 1 Abs. 2 FTG Bayern' },
  {
    tag: 'mariae-himmelfahrt',
    land: 'Bayern',
    gemeinden: [
      'München',
      'Augsburg',
      'Würzburg',
      'Regensburg',
      'Ingolstadt',
      'Königsfeld',
      'Stadelhofen',
      'Wattendorf',
      'Klosterlechfeld',
    ],
    quelle: FTG_BY,
  },
  {
    tag: 'mariae-himmelfahrt',
    land: 'Bayern',
    gemeinden: ['Baiersdorf', 'Marktrodach', 'Memmingerberg', 'Oettingen in Bayern', 'Schwebheim', 'Weisendorf'],
    quelle: `${FTG_BY} 2022`,
    ab: 2025,
  },
  {
    tag: 'mariae-himmelfahrt',
    land: 'Bayern',
    gemeinden: ['Marktschorgast', 'Seßlach'],
    quelle: `${FTG_BY} 2011`,
    bis: 2024,
  },
  {
    tag: 'mariae-himmelfahrt',
    land: 'Bayern',
    gemeinden: ['Erlangen', 'Fürth', 'Nürnberg'],
    quelle: FTG_BY,
    nein: true,
  },
  {
    tag: 'fronleichnam',
    land: 'Sachsen',
    gemeinden: [
      'Crostwitz',
      'Königswartha',
      'Nebelschütz',
      'Neschwitz',
      'Panschwitz-Kuckau',
      'Puschwitz',
      'Radibor',
      'Ralbitz-Rosenthal',
      'Räckelwitz',
      'Wittichenau',
    ],
    quelle: VO_SN,
  },
  {
    tag: 'fronleichnam',
    land: 'Thüringen',
    gemeinden: [
      'Landkreis Eichsfeld',
      'Dingelstädt',
      'Heilbad Heiligenstadt',
      'Leinefelde-Worbis',
      'Anrode',
      'Dünwald',
      'Rodeberg',
      'Südeichsfeld',
      'Buttlar',
      'Geisa',
      'Schleid',
    ],
    quelle: TH,
  },
]

/** Has this seat that local holiday in that year? Said by the package, or by the table. */
export function hatOertlich(sitz: Sitz, tag: OertlicherFeiertag, jahr: number): boolean {
  if (typeof sitz === 'string') return false
  return (
    sitz.oertlich.includes(tag) ||
    eintraegeOf(sitz, tag).some((e) => !e.nein && jahr >= (e.ab ?? 0) && jahr <= (e.bis ?? 9999))
  )
}

/**
 * Local holidays of the Land that neither the package nor the table knows for this seat: a Frist that ends on one of
 * them may be wrong by a day. To be settled by `oertlich` in leistung.json.
 */
export function ungeklaert(sitz: Sitz): OertlicherFeiertag[] {
  if (landOf(sitz) !== 'Bayern') return []
  const isKnown =
    typeof sitz !== 'string' && (sitz.oertlich.length > 0 || eintraegeOf(sitz, 'mariae-himmelfahrt').length > 0)
  return isKnown ? [] : ['mariae-himmelfahrt']
}

const eintraegeOf = (sitz: Exclude<Sitz, Land>, tag: OertlicherFeiertag) =>
  EINTRAEGE.filter((e) => e.tag === tag && e.land === sitz.land && e.gemeinden.includes(sitz.gemeinde))
