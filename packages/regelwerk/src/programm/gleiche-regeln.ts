import type { Bedingung, Blatt } from '../bedingung/bedingung.ts'
import type { KRegel } from '../regeln/lade-regeln.ts'
import { istGleich } from './gleich-gerechnet.ts'

/** Rules that say the same, in the same words, about the same frame. */
export function sindGleicheRegeln(alt: readonly KRegel[], neu: readonly KRegel[]): boolean {
  return (
    alt.length === neu.length &&
    alt.every(
      (regel, i) => istGleich(regel.json, neu[i]!.json) && istGleicheBedingung(regel.bedingung, neu[i]!.bedingung),
    )
  )
}

function istGleicheBedingung(a: Bedingung, b: Bedingung): boolean {
  if (a.prioritaet !== b.prioritaet) return false
  if (a.k === 'blatt') return b.k === 'blatt' && istGleichesBlatt(a.blatt, b.blatt)
  if (a.k === 'nicht') return b.k === 'nicht' && istGleicheBedingung(a.kind, b.kind)
  return (
    a.k === b.k && a.kinder.length === b.kinder.length && a.kinder.every((x, i) => istGleicheBedingung(x, b.kinder[i]!))
  )
}

/** The function behind some, every and none is made anew for every package: what it asks is compared instead. */
function istGleichesBlatt(a: Blatt, b: Blatt): boolean {
  if (a.fact !== b.fact || a.operator !== b.operator || !istGleich(a.rechts.baum, b.rechts.baum)) return false
  const [x, y] = [a.eintraege, b.eintraege]
  if (!x || !y) return x === y && istGleich(a.links.baum, b.links.baum)
  return istGleich(x.liste.baum, y.liste.baum) && istGleicheBedingung(x.bedingung, y.bedingung) && x.platz === y.platz
}
