import type { Paket } from '@weiche/regelwerk'
import type { Beleg, Bilanz } from './bilanz.ts'
import { type Gegenueberstellung, stelleGegenueber } from './gegenueberstellung.ts'
import type { Merkmal } from './gruppen.ts'

const BELEGE = 10
const GRUPPEN = 6

export type Wechselzeile = { art: string; anzahl: number; centAlt: number; centNeu: number }
export type Gruppenzeile = { wert: string; anzahl: number; veraendert: number; centAlt: number; centNeu: number }
export type Belegzeile = Omit<Beleg, 'fall'> & { art: string; spur: Gegenueberstellung }

/** What a rehearsal says, ready to be shown. Money in cents per year. */
export type Probebericht = {
  anzahl: number
  unveraendert: number
  beziffert: number
  centAlt: number
  centNeu: number
  wechsel: Wechselzeile[]
  /** The ways to divide the cases in which the change is spread most unevenly. */
  gruppen: { titel: string; zeilen: Gruppenzeile[] }[]
  /** First one of each kind of change, then those with the most money; of those that change alike only one. */
  belege: Belegzeile[]
}

export function berichte(bilanz: Bilanz, merkmale: readonly Merkmal[], alt: Paket, neu: Paket): Probebericht {
  const { anzahl, unveraendert, beziffert, centAlt, centNeu } = bilanz
  const wechsel = [...bilanz.wechsel]
    .map(([art, w]) => ({ art, anzahl: w.anzahl, centAlt: w.centAlt, centNeu: w.centNeu }))
    .sort((a, b) => b.anzahl - a.anzahl || (a.art < b.art ? -1 : 1))
  const belege = verschiedene(
    waehleBelege(bilanz, wechsel).map(({ fall, ...rest }) => ({ ...rest, spur: stelleGegenueber(alt, neu, fall) })),
  )
  return { anzahl, unveraendert, beziffert, centAlt, centNeu, wechsel, gruppen: gruppenVon(bilanz, merkmale), belege }
}

/** What changes in the same way tells nothing new. */
function verschiedene(belege: readonly Belegzeile[]): Belegzeile[] {
  const art = (b: Belegzeile) => JSON.stringify([b.art, b.spur.unterschiede])
  const erste = new Map(belege.toReversed().map((b) => [art(b), b]))
  return belege.filter((b) => erste.get(art(b)) === b).slice(0, BELEGE)
}

/** Round after round: the heaviest of each kind, then the next heaviest of each kind. */
function waehleBelege(bilanz: Bilanz, wechsel: readonly Wechselzeile[]): (Beleg & { art: string })[] {
  const runden = Array.from({ length: BELEGE }, (_, runde) =>
    wechsel.flatMap(({ art }) => {
      const beleg = bilanz.wechsel.get(art)!.belege[runde]
      return beleg ? [{ ...beleg, art }] : []
    }),
  )
  return runden.flat()
}

function gruppenVon(bilanz: Bilanz, merkmale: readonly Merkmal[]): Probebericht['gruppen'] {
  const schnitt = bilanz.anzahl === 0 ? 0 : 1 - bilanz.unveraendert / bilanz.anzahl
  return merkmale
    .map((merkmal, i) => {
      const zeilen = [...bilanz.gruppen[i]!].map(([wert, g]) => ({ wert, ...g }))
      zeilen.sort((a, b) => b.veraendert - a.veraendert || (a.wert < b.wert ? -1 : 1))
      const ungleich = zeilen.reduce((summe, z) => summe + Math.abs(z.veraendert - schnitt * z.anzahl), 0)
      return { titel: merkmal.titel, zeilen, ungleich }
    })
    .filter(({ zeilen, ungleich }) => zeilen.length > 1 && ungleich > 0)
    .sort((a, b) => b.ungleich - a.ungleich)
    .slice(0, GRUPPEN)
    .map(({ titel, zeilen }) => ({ titel, zeilen }))
}
