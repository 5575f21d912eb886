import type { Paket } from './paket.ts'

/** Land of the authority's seat, as leistung.json says in `bescheid.behoerde.land`: its holidays and its remedy apply. */
export function sitzLand(paket: Paket): string {
  const land = paket.kopf.bescheid?.behoerde.land
  if (land === undefined) throw new Error(`leistung.json of ${paket.leistung} names no bescheid.behoerde.land`)
  return land
}
