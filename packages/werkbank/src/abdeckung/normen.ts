import { druckeSpur, type Paket } from '@weiche/regelwerk'
import type { Quelle } from '../quelle.ts'
import { zitate } from '../zitat.ts'
import type { Lauf, Regelabdeckung } from './abdeckung.ts'

/** One section of the law: who cites it, and the cases in which one of them has an effect. */
export type Normabdeckung = {
  norm: string
  regeln: string[]
  ableitungen: string[]
  parameter: string[]
  faelle: string[]
}

/** Groups everything that has a norm by section. A rule has an effect when it fires or is offen, an Ableitung when its value is not nothing. */
export function normenVon(
  paket: Paket,
  quelle: Quelle,
  regeln: readonly Regelabdeckung[],
  laeufe: readonly Lauf[],
): Normabdeckung[] {
  const normen = new Map<string, Record<Exclude<keyof Normabdeckung, 'norm'>, Set<string>>>()
  const wirkt = new Map<string, Set<string>>()
  for (const { fall, spuren } of laeufe)
    for (const spur of spuren)
      for (const [id, wert] of Object.entries(druckeSpur(paket.kompiliert, spur).werte))
        if (!istNichts(wert)) gib(wirkt, nameOf(id), () => new Set<string>()).add(fall)
  const trage = (norm: string, art: 'regeln' | 'ableitungen' | 'parameter', id: string, faelle: Iterable<string>) => {
    for (const zitat of zitate(norm).length > 0 ? zitate(norm) : [norm]) {
      const eintrag = gib(normen, zitat, () => ({
        regeln: new Set<string>(),
        ableitungen: new Set<string>(),
        parameter: new Set<string>(),
        faelle: new Set<string>(),
      }))
      eintrag[art].add(id)
      for (const fall of faelle) eintrag.faelle.add(fall)
    }
  }
  for (const { norm, code, seiten } of regeln) trage(norm, 'regeln', code, [...seiten.wahr, ...seiten.offen])
  for (const { json } of quelle.ableitungen)
    trage(
      json.norm,
      'ableitungen',
      json.id,
      wirkt.get(json.je === undefined ? json.id : nameOf(`x[].${feldOf(json.id)}`)) ?? [],
    )
  for (const { json } of [...quelle.parameter, ...quelle.daten]) trage(json.norm, 'parameter', json.id, [])
  return [...normen]
    .map(([norm, teile]) => ({
      norm,
      regeln: [...teile.regeln],
      ableitungen: [...teile.ableitungen],
      parameter: [...teile.parameter],
      faelle: [...teile.faelle].sort(),
    }))
    .sort((a, b) => a.norm.localeCompare(b.norm, 'de', { numeric: true }))
}

/** The value of an item counts for the Ableitung that made it: "haushalt.mitglieder[m1].alter" -> "[].alter". */
function nameOf(id: string): string {
  const ende = id.lastIndexOf(']')
  return ende < 0 ? id : `[]${id.slice(ende + 1)}`
}

const feldOf = (id: string): string => id.slice(id.indexOf('.') + 1)

function istNichts(wert: unknown): boolean {
  return (
    wert === null ||
    wert === false ||
    wert === '' ||
    (typeof wert === 'string' && /^-?0+(\.0+)?$/.test(wert)) ||
    (Array.isArray(wert) && wert.length === 0)
  )
}

function gib<K, V>(karte: Map<K, V>, schluessel: K, neu: () => V): V {
  const schon = karte.get(schluessel)
  if (schon !== undefined) return schon
  const wert = neu()
  karte.set(schluessel, wert)
  return wert
}
