import type { Quelle } from '../quelle.ts'
import { zitate } from '../zitat.ts'
import type { Regelabdeckung } from './regeln.ts'
import type { Tabellenabdeckung } from './tabellen.ts'
import type { Wirkung } from './wirkung.ts'

/** One section of the law: who cites it, and the cases in which one of them has an effect. */
export type Normabdeckung = {
  norm: string
  regeln: string[]
  ableitungen: string[]
  parameter: string[]
  faelle: string[]
}

/** Groups everything that has a norm by section. A rule has an effect when it fires or is offen, an Ableitung when its value is not
 * nothing, a row of a table when it hits. */
export function normenVon(
  quelle: Quelle,
  regeln: readonly Regelabdeckung[],
  tabellen: readonly Tabellenabdeckung[],
  wirkung: Wirkung,
): Normabdeckung[] {
  const normen = new Map<string, Record<Exclude<keyof Normabdeckung, 'norm'>, Set<string>>>()
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
  for (const { json } of quelle.ableitungen) trage(json.norm, 'ableitungen', json.id, wirkung.faelle(json.id, json.je))
  for (const { id, zeilen } of tabellen)
    for (const { zeile, norm, faelle } of zeilen) trage(norm, 'ableitungen', `${id} Zeile ${zeile}`, faelle)
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

function gib<K, V>(karte: Map<K, V>, schluessel: K, neu: () => V): V {
  const schon = karte.get(schluessel)
  if (schon !== undefined) return schon
  const wert = neu()
  karte.set(schluessel, wert)
  return wert
}
