import type { Modell } from '../modell/modell.ts'
import type { Lauf, Laufwert } from '../werte/laufwert.ts'
import { gleichGerechnet, istGleich, istGleicherOrt, rechnetGleich } from './gleich-gerechnet.ts'
import { sindGleicheRegeln } from './gleiche-regeln.ts'
import type { KFassung } from './kompiliert.ts'
import { elementeVon } from './lauf-start.ts'

/** How the second version of a Fassung goes on in a frame that the first has filled. */
export type Anschluss = {
  /** Nothing it computes differs in this case: the frame is its own already. Otherwise the frame is spoilt: `rechneNeu`. */
  bleibt(lauf: Lauf): boolean
  /** Computes what may differ. */
  rechneNeu(lauf: Lauf): void
  /** From the same frame both find the same. */
  gleicheRegeln: boolean
}

export function schliesseAn(modell: Modell, alt: KFassung, neu: KFassung): Anschluss {
  const vergiss = vergesser(modell, alt, neu)
  return {
    bleibt: festpunkt(modell, alt, neu),
    rechneNeu(lauf) {
      vergiss(lauf)
      neu.programm.rechne(lauf)
    },
    gleicheRegeln: sindGleicheRegeln(alt.regeln, neu.regeln),
  }
}

/**
 * Computed facts are a system of equations without circles, which has one solution. So it is enough to compute, in the
 * frame of the first, those that are computed otherwise: when none gives another value, that frame is the solution of both.
 */
function festpunkt(modell: Modell, alt: KFassung, neu: KFassung): (lauf: Lauf) => boolean {
  const vorher = new Map(alt.ableitungen.map((k) => [k.ableitung.id, k]))
  const gleicherRahmen =
    istGleicherOrt(alt.betrag, neu.betrag) &&
    alt.ableitungen.length === neu.ableitungen.length &&
    neu.ableitungen.every(({ ableitung }) => {
      const frueher = vorher.get(ableitung.id)?.ableitung
      return (
        frueher !== undefined &&
        istGleicherOrt(frueher, ableitung) &&
        frueher.gerundet === ableitung.gerundet &&
        istGleich(frueher.typ, ableitung.typ)
      )
    })
  if (!gleicherRahmen) return () => false
  const anders = neu.ableitungen.flatMap((k, i) =>
    rechnetGleich(vorher.get(k.ableitung.id)!, k) ? [] : [{ ...k.ableitung, rechne: neu.programm.einzeln[i]! }],
  )
  return (lauf) => {
    for (const { liste, slot, rechne } of anders) {
      if (liste === '') {
        const wert = lauf.werte[slot]!
        lauf.werte[slot] = undefined
        if (!istGleicherWert(wert, rechne(lauf))) return false
      } else
        for (const element of elementeVon(modell, lauf, liste).elemente) {
          const wert = element.werte[slot]!
          element.werte[slot] = undefined
          if (!istGleicherWert(wert, rechne(lauf, element))) return false
        }
    }
    return true
  }
}

/** The same in every respect, scale and unknown facts included; items of a list are the same only when they are one. */
function istGleicherWert(a: Laufwert, b: Laufwert): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((wert, i) => istGleicherWert(wert, b[i]!))
  if ('offen' in a)
    return 'offen' in b && a.offen.length === b.offen.length && a.offen.every((name, i) => name === b.offen[i])
  if ('s' in a) return 's' in b && a.s === b.s && (a.n === undefined || b.n === undefined ? a.z === b.z : a.n === b.n)
  return false
}

/** Empties the slots of all computed facts but those that both compute alike. */
function vergesser(modell: Modell, alt: KFassung, neu: KFassung): (lauf: Lauf) => void {
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
        for (const { werte } of elementeVon(modell, lauf, liste).elemente)
          for (const slot of slots) werte[slot] = undefined
    }
  }
}
