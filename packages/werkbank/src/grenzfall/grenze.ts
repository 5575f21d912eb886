import { type Blatt, blaetterVon, einblick, type Paket, type Spur } from '@weiche/regelwerk'
import type { Regelabdeckung } from '../abdeckung/abdeckung.ts'
import { blattText } from '../abdeckung/blatt-text.ts'
import { zahlwert } from '../pruefung/zahlwert.ts'

/** A condition that splits numbers or days in two. `blatt` = its place among the conditions of its Fassungen. */
export type Grenze = {
  code: string
  norm: string
  stelle: string
  text: string
  datei: string
  pfad: string
  fassungen: readonly string[]
  blatt: number
  /** Smallest difference that the compared value can make: a cent, a day, one. */
  schritt: number
}

const GEORDNET = new Set(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'])

/** All thresholds of the rules. `staende`: Fassung -> folder of its rules. */
export function grenzenVon(
  paket: Paket,
  regeln: readonly Regelabdeckung[],
  staende: ReadonlyMap<string, string>,
): Grenze[] {
  return [...new Set(staende.values())].flatMap((stand) => {
    const fassungen = [...staende].filter(([, s]) => s === stand).map(([tag]) => tag)
    let platz = 0
    return einblick(paket, stand).regeln.flatMap(({ json, bedingung }) => {
      const regel = regeln.find((r) => r.stand === stand && r.code === json.code)!
      return blaetterVon(bedingung).flatMap((blatt, i): Grenze[] => {
        const hier = { blatt: platz++, code: json.code, norm: json.norm, fassungen, text: blattText(blatt) }
        const moeglich = regel.blaetter[i]!.moeglich
        if (!GEORDNET.has(blatt.operator) || blatt.imEintrag || !moeglich.wahr || !moeglich.falsch) return []
        const { stelle } = blatt
        const ort = { datei: regel.datei, pfad: `${regel.pfad}.conditions.${stelle}` }
        return [{ ...hier, ...ort, stelle, schritt: schrittVon(paket, stand, blatt) }]
      })
    })
  })
}

function schrittVon(paket: Paket, stand: string, { fact, links }: Blatt): number {
  if (links.baum.typ.art !== 'zahl') return 1
  const json = einblick(paket, stand).ableitungen.find((k) => k.json.id === fact)?.json
  if (json?.rundung) return 10 ** -json.rundung.skala
  return links.baum.typ.geld && json?.typ !== 'ganzzahl' ? 0.01 : 1
}

/** How far the fact lies from the threshold (negative below) and what the condition says; undefined = not looked at or unknown. */
export type Lage = { abstand: number; wahr: boolean }

export function lageZu(paket: Paket, grenze: Grenze, spuren: readonly Spur[]): Lage | undefined {
  for (const spur of spuren) {
    const wahr = spur.blaetter[grenze.blatt]
    if (!grenze.fassungen.includes(spur.fassung) || typeof wahr !== 'boolean') continue
    const blatt = einblick(paket, spur.fassung).regeln.flatMap(({ bedingung }) => blaetterVon(bedingung))[grenze.blatt]!
    const [a, b] = [blatt.links, blatt.rechts].map((seite) => zahlwert(seite.fn(spur.lauf), seite.baum.typ))
    if (a !== undefined && b !== undefined) return { abstand: a - b, wahr }
  }
  return undefined
}
