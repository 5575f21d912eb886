import { bewerte, bewerteMit, rechneAlles } from './bewerte.ts'
import type { Bewertung, Lage } from './ergebnis.ts'
import { gleichGerechnet, istGleich } from './gleich-gerechnet.ts'
import type { KFassung } from './kompiliert.ts'
import { elementeVon } from './lauf-start.ts'
import type { Lauf } from './laufwert.ts'
import type { Paket } from './paket.ts'

/** Without the traces: the second evaluation goes on in the frames of the first. */
export type Urteil = Omit<Bewertung, 'spuren'>
export type Urteilspaar = { alt: Urteil; neu: Urteil }

/**
 * Evaluates cases by two versions of a package. The answers are those of `bewerte`; but what the second version computes
 * just like the first is computed once, and the Angaben are read once.
 */
export function bewertePaar(alt: Paket, neu: Paket): (lage: Lage) => Urteilspaar {
  if (!hatGleichenRahmen(alt, neu)) return (lage) => ({ alt: bewerte(alt, lage), neu: bewerte(neu, lage) })
  const vorher = new Map(alt.kompiliert.fassungen.map((fassung) => [fassung.gueltigAb, fassung]))
  const vergiss = new Map(
    neu.kompiliert.fassungen.map((fassung) => [fassung, vergesser(neu, vorher.get(fassung.gueltigAb)!, fassung)]),
  )
  return (lage) => {
    const laeufe: Lauf[] = []
    return {
      alt: bewerteMit(alt, lage, (fassung, abschnitt, monate, von) => {
        const lauf = rechneAlles(alt, lage, fassung, monate, von)
        laeufe[abschnitt] = lauf
        return lauf
      }),
      neu: bewerteMit(neu, lage, (fassung, abschnitt) => {
        const lauf = laeufe[abschnitt]!
        vergiss.get(fassung)!(lauf)
        fassung.programm.rechne(lauf)
        return lauf
      }),
    }
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

/** Empties the slots of all computed facts but those that both compute alike. */
function vergesser({ kompiliert }: Paket, alt: KFassung, neu: KFassung): (lauf: Lauf) => void {
  const bleibt = new Set([...gleichGerechnet(alt, neu)].map(({ liste, slot }) => `${liste}:${slot}`))
  const alle = [...alt.ableitungen, ...neu.ableitungen].map((k) => k.ableitung)
  const weg = alle.filter(({ liste, slot }) => !bleibt.has(`${liste}:${slot}`))
  const jeListe = [...Map.groupBy(weg, ({ liste }) => liste)].map(
    ([liste, ableitungen]) => [liste, [...new Set(ableitungen.map(({ slot }) => slot))]] as const,
  )
  return (lauf) => {
    for (const [liste, slots] of jeListe) {
      if (liste === '') for (const slot of slots) lauf.werte[slot] = undefined
      else
        for (const { werte } of elementeVon(kompiliert.modell, lauf, liste).elemente)
          for (const slot of slots) werte[slot] = undefined
    }
  }
}
