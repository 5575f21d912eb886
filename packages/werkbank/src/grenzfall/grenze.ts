import { type Baum, type Blatt, blaetterVon, type Einblick, einblick, type Paket, type Spur } from '@weiche/regelwerk'
import { blattText } from '../abdeckung/blatt-text.ts'
import type { Regelabdeckung } from '../abdeckung/regeln.ts'
import { einfluesse } from '../bereich/einfluss.ts'
import { zahlwert } from '../pruefung/zahlwert.ts'

/** How far a value lies from a threshold (negative below) and on which side; undefined = not looked at, or unknown. */
export type Lage = { abstand: number; wahr: boolean }

/** A place where a rule or a table splits numbers or days in two. */
export type Grenze = {
  /** Code of the rule or id of the table. */
  code: string
  norm: string
  stelle: string
  text: string
  datei: string
  pfad: string
  /** Smallest difference that the compared value can make: a cent, a day, one. */
  schritt: number
  /** Where one evaluated Abschnitt lies. */
  messe(spur: Spur): Lage | undefined
  /** Paths of the Angaben that the compared values depend on, the nearest first. */
  einfluesse(): string[]
}

const GEORDNET = new Set(['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'])

/** All thresholds of the rules. `staende`: Fassung -> folder of its rules. */
export function regelgrenzen(
  paket: Paket,
  regeln: readonly Regelabdeckung[],
  staende: ReadonlyMap<string, string>,
): Grenze[] {
  return [...new Set(staende.values())].flatMap((stand) => {
    const blick = einblick(paket, stand)
    const jeFassung = new Map(
      [...staende]
        .filter(([, s]) => s === stand)
        .map(([tag]) => [tag, einblick(paket, tag).regeln.flatMap(({ bedingung }) => blaetterVon(bedingung))]),
    )
    let naechster = 0
    return blick.regeln.flatMap(({ json, bedingung }) => {
      const regel = regeln.find((r) => r.stand === stand && r.code === json.code)!
      return blaetterVon(bedingung).flatMap((blatt): Grenze[] => {
        const platz = naechster++
        const { wahr, falsch } = regel.blaetter.find(({ stelle }) => stelle === blatt.stelle)!.moeglich
        if (!GEORDNET.has(blatt.operator) || blatt.imEintrag || !wahr || !falsch) return []
        return [
          {
            code: json.code,
            norm: json.norm,
            stelle: blatt.stelle,
            text: blattText(blatt),
            datei: regel.datei,
            pfad: `${regel.pfad}.conditions.${blatt.stelle}`,
            schritt: schrittVon(blick, blatt.fact, blatt.links.baum),
            messe: (spur) => messeBlatt(jeFassung.get(spur.fassung)?.[platz], spur, spur.blaetter[platz]),
            einfluesse: () => einfluesse(blick, paket.felder, blatt.links.baum, blatt.rechts.baum),
          },
        ]
      })
    })
  })
}

function messeBlatt(blatt: Blatt | undefined, { lauf }: Spur, wahr: Spur['blaetter'][number]): Lage | undefined {
  if (!blatt || typeof wahr !== 'boolean') return undefined
  const [a, b] = [blatt.links, blatt.rechts].map((seite) => zahlwert(seite.fn(lauf), seite.baum.typ))
  return a === undefined || b === undefined ? undefined : { abstand: a - b, wahr }
}

export function schrittVon({ ableitungen }: Einblick, fakt: string, baum: Baum): number {
  if (baum.typ.art !== 'zahl') return 1
  const json = ableitungen.find((k) => k.json.id === fakt)?.json
  if (json?.rundung) return 10 ** -json.rundung.skala
  return baum.typ.geld && json?.typ !== 'ganzzahl' ? 0.01 : 1
}
