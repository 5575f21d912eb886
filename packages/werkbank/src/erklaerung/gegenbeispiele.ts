import { type Bewertung, bewerte, type Lage, type Paket } from '@weiche/regelwerk'
import { setPath } from '@weiche/vorgang'
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
  const gefunden = ziele.flatMap((ziel) =>
    zahlenIn(paket.felder, lage.angaben).flatMap((zahl) =>
      [zahl.min, zahl.max].flatMap((ende) => suche(paket, lage, zahl, ende, ziel, erreicht(ziel, jetzt))),
    ),
  )
  return gefunden.sort((a, b) => anteil(a) - anteil(b) || (a.pfad < b.pfad ? -1 : 1))
}

function suche(
  paket: Paket,
  lage: Lage,
  zahl: Zahl,
  ende: bigint,
  ziel: Ziel,
  gilt: (b: Bewertung) => boolean,
): Gegenbeispiel[] {
  const mit = (wert: bigint): Bewertung => {
    const angaben = structuredClone(lage.angaben)
    setPath(angaben, zahl.pfad, wertVon(zahl, wert))
    return bewerte(paket, { ...lage, angaben })
  }
  const nach = naechsterWert(zahl.wert, ende, (wert) => gilt(mit(wert)))
  if (nach === undefined) return []
  const { pfad, typ, stellen, wert } = zahl
  return [
    {
      ziel,
      pfad,
      typ,
      von: dezimal(wert, stellen),
      nach: dezimal(nach, stellen),
      differenz: dezimal(nach - wert, stellen),
      betrag: mit(nach).abschnitte[0]?.betrag ?? null,
    },
  ]
}

function erreicht(ziel: Ziel, jetzt: Bewertung): (b: Bewertung) => boolean {
  if (ziel === 'anspruch') return (b) => b.ausgang === 'bewilligung'
  if (ziel === 'ende') return (b) => b.ausgang === 'ablehnung'
  const bisher = Number(jetzt.abschnitte[0]?.betrag ?? 0)
  return (b) => b.ausgang === 'bewilligung' && Number(b.abschnitte[0]?.betrag ?? 0) > bisher
}

/** Only for the order in which they are shown. */
const anteil = ({ differenz, von }: Gegenbeispiel) => Math.abs(Number(differenz)) / Math.max(1, Math.abs(Number(von)))
