import type { Baum, Einblick, Feld } from '@weiche/regelwerk'
import { listenUm } from './feld.ts'

/** Paths of the Angaben (without item ids) that a value depends on, the nearest first. */
export function einfluesse(blick: Einblick, felder: readonly Feld[], ...start: readonly Baum[]): string[] {
  const gefunden = new Set<string>()
  const gesehen = new Set<object>()
  const listen = new Map<number, string>()
  const berechnet = new Map(blick.ableitungen.map((k) => [k.ableitung, k]))
  let hier = [...start]
  while (hier.length > 0) {
    const weiter: Baum[] = []
    for (const baum of hier) {
      const element = 'liste' in baum && !Array.isArray(baum.liste) ? elementliste(baum.liste.typ) : undefined
      if (element !== undefined && 'platz' in baum) listen.set(baum.platz, element)
      if (baum.k === 'angabe') gefunden.add(blick.angabe('', baum.slot))
      else if (baum.k === 'feld' && listen.has(baum.platz))
        gefunden.add(blick.angabe(listen.get(baum.platz)!, baum.slot))
      else if (baum.k === 'feldvon') {
        const liste = elementliste({ art: 'liste', von: baum.x.typ })
        if (liste !== undefined) gefunden.add(blick.angabe(liste, baum.slot))
      }
      if ('ableitung' in baum && !gesehen.has(baum.ableitung)) {
        gesehen.add(baum.ableitung)
        const { plaetze, liste } = baum.ableitung
        const kette = listenUm(felder, liste)
        for (const [i, platz] of plaetze.entries()) listen.set(platz, kette.at(i - plaetze.length)!)
        const innen = berechnet.get(baum.ableitung)?.baum
        if (innen) weiter.push(innen)
      }
      weiter.push(...kinderVon(baum))
    }
    hier = weiter
  }
  return [...gefunden].filter((pfad) => !pfad.startsWith('verfahren.'))
}

function elementliste(typ: Baum['typ']): string | undefined {
  return typ.art === 'liste' && typ.von.art === 'element' ? typ.von.liste : undefined
}

/** The parts of an expression, whatever its kind. */
function kinderVon(baum: Baum): Baum[] {
  return Object.values(baum).flatMap(baeumeIn)
}

function baeumeIn(wert: unknown): Baum[] {
  if (Array.isArray(wert)) return wert.flatMap(baeumeIn)
  if (typeof wert !== 'object' || wert === null) return []
  if ('k' in wert && 'typ' in wert) return [wert as Baum]
  return 'wert' in wert && 'platz' in wert ? baeumeIn(wert.wert) : []
}
