import { type Bewertung, bewerte, type Lage, type Paket } from '@weiche/regelwerk'
import { getPath, setPath } from '@weiche/vorgang'
import { naechsterWert } from './naechster-wert.ts'
import { dezimal, wertVon, type Zahl, zahlenIn } from './zahlen.ts'

/** `anspruch`: a refusal becomes a grant; `mehr`: the first amount rises; `ende`: a grant becomes a refusal. */
export type Ziel = 'anspruch' | 'mehr' | 'ende'

/** One number of the Antrag that alone would have changed the outcome, by the smallest change. Decimal strings. */
export type Gegenbeispiel = {
  ziel: Ziel
  pfad: string
  typ: Zahl['typ']
  von: string
  nach: string
  /** How much less (negative) or more. */
  differenz: string
  /** Amount of the first Abschnitt then; null = unknown. */
  betrag: string | null
}

/** What would have had to be different, the smallest changes first (as a share of what was stated). Pure and exact on the decimal grid. */
export function gegenbeispiele(paket: Paket, lage: Lage): Gegenbeispiel[] {
  const jetzt = bewerte(paket, lage)
  const ziele: Ziel[] =
    jetzt.ausgang === 'ablehnung' ? ['anspruch'] : jetzt.ausgang === 'bewilligung' ? ['mehr', 'ende'] : []
  // One copy for all: a number is changed in it, looked at and put back.
  const probe = { ...lage, angaben: structuredClone(lage.angaben) }
  const gefunden = zahlenIn(paket.felder, lage.angaben).flatMap((zahl) => {
    const mit = bewertungMit(paket, probe, zahl)
    const hier = ziele.flatMap((ziel) => suche(zahl, ziel, mit, erreicht(ziel, jetzt)))
    setPath(probe.angaben, zahl.pfad, getPath(lage.angaben, zahl.pfad)!)
    return hier
  })
  return gefunden.sort((a, b) => anteil(a) - anteil(b) || (a.pfad < b.pfad ? -1 : 1))
}

/** The outcome if this number were another; each value is computed once, whatever is asked of it. */
function bewertungMit(paket: Paket, probe: Lage, zahl: Zahl): (wert: bigint) => Bewertung {
  const bekannt = new Map<bigint, Bewertung>()
  return (wert) => {
    const schon = bekannt.get(wert)
    if (schon) return schon
    setPath(probe.angaben, zahl.pfad, wertVon(zahl, wert))
    const neu = bewerte(paket, probe)
    bekannt.set(wert, neu)
    return neu
  }
}

function suche(
  zahl: Zahl,
  ziel: Ziel,
  mit: (wert: bigint) => Bewertung,
  gilt: (b: Bewertung) => boolean,
): Gegenbeispiel[] {
  const { pfad, typ, stellen, wert, min, max } = zahl
  return [min, max].flatMap((ende) => {
    const nach = naechsterWert(wert, ende, (w) => gilt(mit(w)))
    if (nach === undefined) return []
    const betrag = mit(nach).abschnitte[0]?.betrag ?? null
    const [von, differenz] = [dezimal(wert, stellen), dezimal(nach - wert, stellen)]
    return [{ ziel, pfad, typ, von, nach: dezimal(nach, stellen), differenz, betrag }]
  })
}

function erreicht(ziel: Ziel, jetzt: Bewertung): (b: Bewertung) => boolean {
  if (ziel === 'anspruch') return (b) => b.ausgang === 'bewilligung'
  if (ziel === 'ende') return (b) => b.ausgang === 'ablehnung'
  const bisher = Number(jetzt.abschnitte[0]?.betrag ?? 0)
  return (b) => b.ausgang === 'bewilligung' && Number(b.abschnitte[0]?.betrag ?? 0) > bisher
}

/** Only for the order in which they are shown. */
const anteil = ({ differenz, von }: Gegenbeispiel) => Math.abs(Number(differenz)) / Math.max(1, Math.abs(Number(von)))
