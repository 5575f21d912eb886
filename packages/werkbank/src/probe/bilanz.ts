import type { Paket } from '@weiche/regelwerk'
import { auspraegung, type Merkmal, merkmaleVon } from './gruppen.ts'
import { type Kurzurteil, urteileKurz } from './kurzurteil.ts'
import type { Probefall } from './probefall.ts'

/** Cases kept of each kind of change: the ones with the most money, for the list of telling cases. */
const BEHALTEN = 10

export type Beleg = { id: string; fall: Probefall; alt: Kurzurteil; neu: Kurzurteil; gewicht: number }
export type Wechsel = { anzahl: number; centAlt: number; centNeu: number; belege: Beleg[] }
export type Gruppe = { anzahl: number; veraendert: number; centAlt: number; centNeu: number }

/** Sums of a rehearsal; small whatever the number of cases, and two can be added. Money in cents per year. */
export type Bilanz = {
  anzahl: number
  unveraendert: number
  /** Cases whose payment is settled before and after. */
  beziffert: number
  centAlt: number
  centNeu: number
  /** By kind, for example "dunkel, bewilligung → dunkel, ablehnung" or "dunkel, bewilligung: mehr". */
  wechsel: Map<string, Wechsel>
  /** By index of the Merkmal, then by value. */
  gruppen: Map<string, Gruppe>[]
}

export function leereBilanz(merkmale: readonly Merkmal[]): Bilanz {
  const gruppen = merkmale.map(() => new Map<string, Gruppe>())
  return { anzahl: 0, unveraendert: 0, beziffert: 0, centAlt: 0, centNeu: 0, wechsel: new Map(), gruppen }
}

export type Probe = { nimm(fall: Probefall): void; bilanz: Bilanz }

/** Plays cases through two versions of a package and counts what differs; each call starts a count of its own. */
export function bereiteProbeVor(alt: Paket, neu: Paket): () => Probe {
  const merkmale = merkmaleVon(alt.felder)
  const urteile = urteileKurz(alt, neu)
  return () => {
    const bilanz = leereBilanz(merkmale)
    return {
      bilanz,
      nimm(fall) {
        const paar = urteile(fall)
        verbuche(bilanz, merkmale, fall, paar.alt, paar.neu)
      },
    }
  }
}

function verbuche(bilanz: Bilanz, merkmale: readonly Merkmal[], fall: Probefall, alt: Kurzurteil, neu: Kurzurteil) {
  const art = wechselart(alt, neu)
  const beziffert = alt.cent !== undefined && neu.cent !== undefined
  const centAlt = beziffert ? alt.cent! : 0
  const centNeu = beziffert ? neu.cent! : 0
  bilanz.anzahl++
  bilanz.beziffert += Number(beziffert)
  bilanz.centAlt += centAlt
  bilanz.centNeu += centNeu
  if (art === undefined) bilanz.unveraendert++
  else {
    const wechsel = hole(bilanz.wechsel, art, () => ({ anzahl: 0, centAlt: 0, centNeu: 0, belege: [] as Beleg[] }))
    wechsel.anzahl++
    wechsel.centAlt += centAlt
    wechsel.centNeu += centNeu
    behalte(wechsel.belege, { id: fall.id, fall, alt, neu, gewicht: Math.abs(centNeu - centAlt) })
  }
  for (let i = 0; i < merkmale.length; i++) {
    const gruppe = hole(bilanz.gruppen[i]!, auspraegung(merkmale[i]!, fall.angaben), leereGruppe)
    gruppe.anzahl++
    gruppe.veraendert += Number(art !== undefined)
    gruppe.centAlt += centAlt
    gruppe.centNeu += centNeu
  }
}

const leereGruppe = (): Gruppe => ({ anzahl: 0, veraendert: 0, centAlt: 0, centNeu: 0 })

/** undefined = the same way, outcome, payment and codes. */
export function wechselart(alt: Kurzurteil, neu: Kurzurteil): string | undefined {
  const gleich = alt.weg === neu.weg && alt.ausgang === neu.ausgang
  if (gleich && alt.cent === neu.cent && alt.codes === neu.codes) return undefined
  const vorher = `${alt.weg}, ${alt.ausgang}`
  if (!gleich) return `${vorher} → ${neu.weg}, ${neu.ausgang}`
  if (alt.cent !== neu.cent) {
    if (alt.cent === undefined || neu.cent === undefined)
      return `${vorher}: Betrag ${neu.cent === undefined ? 'offen' : 'bekannt'}`
    return `${vorher}: ${neu.cent > alt.cent ? 'mehr' : 'weniger'}`
  }
  return `${vorher}: andere Gründe`
}

/** Heaviest first; equal weights by id, so that the order of work does not show. */
function behalte(belege: Beleg[], beleg: Beleg): void {
  if (belege.length === BEHALTEN && !vor(beleg, belege.at(-1)!)) return
  const platz = belege.findIndex((b) => vor(beleg, b))
  belege.splice(platz < 0 ? belege.length : platz, 0, beleg)
  if (belege.length > BEHALTEN) belege.pop()
}

const vor = (a: Beleg, b: Beleg) => a.gewicht > b.gewicht || (a.gewicht === b.gewicht && a.id < b.id)

function hole<T>(map: Map<string, T>, key: string, neu: () => T): T {
  const da = map.get(key)
  if (da) return da
  const wert = neu()
  map.set(key, wert)
  return wert
}

/** Adds what another worker found. */
export function addiereBilanz(zu: Bilanz, von: Bilanz): void {
  zu.anzahl += von.anzahl
  zu.unveraendert += von.unveraendert
  zu.beziffert += von.beziffert
  zu.centAlt += von.centAlt
  zu.centNeu += von.centNeu
  for (const [art, w] of von.wechsel) {
    const ziel = hole(zu.wechsel, art, () => ({ anzahl: 0, centAlt: 0, centNeu: 0, belege: [] as Beleg[] }))
    ziel.anzahl += w.anzahl
    ziel.centAlt += w.centAlt
    ziel.centNeu += w.centNeu
    for (const beleg of w.belege) behalte(ziel.belege, beleg)
  }
  for (const [index, gruppen] of von.gruppen.entries())
    for (const [wert, g] of gruppen) {
      const ziel = hole(zu.gruppen[index]!, wert, leereGruppe)
      ziel.anzahl += g.anzahl
      ziel.veraendert += g.veraendert
      ziel.centAlt += g.centAlt
      ziel.centNeu += g.centNeu
    }
}
