import type { Bewertung, Lage } from '../bedingung/ergebnis.ts'
import type { Paket } from '../laden/paket.ts'
import { type Anschluss, schliesseAn } from '../programm/anschluss.ts'
import { istGleich } from '../programm/gleich-gerechnet.ts'
import type { KFassung } from '../programm/kompiliert.ts'
import type { Lauf } from '../werte/laufwert.ts'
import { bewerte, bewerteMit, rechneAlles } from './bewerte.ts'

/** Without the traces: the second evaluation goes on in the frames of the first. */
export type Urteil = Omit<Bewertung, 'spuren'>
/** One object twice when nothing differs. */
export type Urteilspaar = { alt: Urteil; neu: Urteil }

/**
 * Evaluates cases by two versions of a package. The answers are those of `bewerte`; but the Angaben are read once, what
 * the second version computes just like the first is computed once, and a case in which nothing comes out otherwise is
 * evaluated once.
 */
export function bewertePaar(alt: Paket, neu: Paket): (lage: Lage) => Urteilspaar {
  if (!hatGleichenRahmen(alt, neu)) return (lage) => ({ alt: bewerte(alt, lage), neu: bewerte(neu, lage) })
  const nachher = new Map(neu.kompiliert.fassungen.map((fassung) => [fassung.gueltigAb, fassung]))
  const anschluesse = new Map<KFassung, Anschluss>(
    alt.kompiliert.fassungen.map((fassung) => [
      fassung,
      schliesseAn(neu.kompiliert.modell, fassung, nachher.get(fassung.gueltigAb)!),
    ]),
  )
  return (lage) => {
    /** Only of the Abschnitte that a Fassung applies to; both versions have the same ones. */
    const gefuellt: { lauf: Lauf; anschluss: Anschluss }[] = []
    const vorher = bewerteMit(alt, lage, (fassung, monate, von) => {
      const lauf = rechneAlles(alt, lage, fassung, monate, von)
      gefuellt.push({ lauf, anschluss: anschluesse.get(fassung)! })
      return lauf
    })
    let gleich = true
    for (const { lauf, anschluss } of gefuellt) {
      const bleibt = anschluss.bleibt(lauf)
      if (!bleibt) anschluss.rechneNeu(lauf)
      gleich &&= bleibt && anschluss.gleicheRegeln
    }
    if (gleich) return { alt: vorher, neu: vorher }
    let naechster = 0
    return { alt: vorher, neu: bewerteMit(neu, lage, () => gefuellt[naechster++]!.lauf) }
  }
}

/** The same Angaben in the same slots, and the same Abschnitte for any case. */
function hatGleichenRahmen(alt: Paket, neu: Paket): boolean {
  return (
    istGleich(alt.felder, neu.felder) &&
    istGleich(alt.kopf.ergebnis, neu.kopf.ergebnis) &&
    istGleich(alt.fassungen, neu.fassungen)
  )
}
