import { type Feld, geleseneAngaben, type Paket } from '@weiche/regelwerk'
import { merkmaleVon } from './gruppen.ts'

/** A field that a prepared case file has; `felder` of groups and lists. The order is that of the values in a line. */
export type Knappfeld = { id: string; typ: Feld['typ']; felder?: Knappfeld[] | undefined }

/** The part of the data model that a rehearsal looks at: what rules and computations read, and what divides cases. */
export function knappeFelder(paket: Paket): Knappfeld[] {
  const gesehen = geleseneAngaben(paket)
  for (const { pfad } of merkmaleVon(paket.felder)) gesehen.add(pfad.join('.'))
  return kuerze(paket.felder, '', gesehen)
}

function kuerze(felder: readonly Feld[], praefix: string, gesehen: ReadonlySet<string>): Knappfeld[] {
  return felder.flatMap((feld): Knappfeld[] => {
    const { id, typ } = feld
    const pfad = praefix + id
    if (feld.typ !== 'objekt' && feld.typ !== 'liste') return gesehen.has(pfad) ? [{ id, typ }] : []
    const innen = kuerze(feld.felder, `${pfad}.`, gesehen)
    if (innen.length === 0 && !gesehen.has(pfad)) return []
    // Unknown facts are named by the id of their item.
    const ohneId = feld.typ === 'liste' && !innen.some((f) => f.id === 'id')
    return [{ id, typ, felder: ohneId ? [{ id: 'id', typ: 'text' }, ...innen] : innen }]
  })
}

/** What either has, in the order of the first. */
export function vereineFelder(a: readonly Knappfeld[], b: readonly Knappfeld[]): Knappfeld[] {
  const rest = new Map(b.map((feld) => [feld.id, feld]))
  const beide = a.map((feld): Knappfeld => {
    const zweites = rest.get(feld.id)
    rest.delete(feld.id)
    return feld.felder && zweites?.felder ? { ...feld, felder: vereineFelder(feld.felder, zweites.felder) } : feld
  })
  return [...beide, ...rest.values()]
}

/** Paths of the Angaben that are wanted but not there, or there as something of another build. */
export function fehlendeFelder(gewollt: readonly Knappfeld[], da: readonly Knappfeld[], praefix = ''): string[] {
  const vorhanden = new Map(da.map((feld) => [feld.id, feld]))
  return gewollt.flatMap(({ id, typ, felder }) => {
    const pfad = praefix + id
    const hier = vorhanden.get(id)
    if (!hier || (felder ? hier.typ !== typ : hier.felder !== undefined)) return [pfad]
    return felder ? fehlendeFelder(felder, hier.felder ?? [], `${pfad}.`) : []
  })
}
