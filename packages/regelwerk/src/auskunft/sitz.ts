import type { Paket } from '../laden/paket.ts'

/** Seat of the authority, as leistung.json says in `bescheid.behoerde`: its holidays and its remedy apply. */
export function sitzOf(paket: Paket): Pick<Behoerde, 'land' | 'gemeinde' | 'oertlich'> {
  const behoerde = paket.kopf.bescheid?.behoerde
  if (behoerde === undefined) throw new Error(`leistung.json of ${paket.leistung} names no bescheid.behoerde.land`)
  const { land, gemeinde, oertlich } = behoerde
  return { land, gemeinde, oertlich }
}
type Behoerde = NonNullable<Paket['kopf']['bescheid']>['behoerde']
