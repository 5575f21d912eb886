import { type Paket, regelnVon } from '@weiche/regelwerk'
import { skaliere } from './fakten.ts'

/** Conditions of a rule with every number as a whole number of 10^-10, in the format of json-rules-engine. */
export type Bedingung =
  | { all: Bedingung[] }
  | { any: Bedingung[] }
  | { not: Bedingung }
  | { fact: string; operator: string; value: unknown }
export type Regel = { code: string; conditions: Bedingung }

/** All rules of a Fassung; `zahlen` = names whose values are numbers. */
export function regelnFuerAndere(paket: Paket, fassung: string, istZahl: (name: string) => boolean): Regel[] {
  return regelnVon(paket, fassung).map(({ json }) => ({
    code: json.code,
    conditions: uebersetze(json.conditions as Bedingung, istZahl),
  }))
}

function uebersetze(bedingung: Bedingung, istZahl: (name: string) => boolean): Bedingung {
  if ('all' in bedingung) return { all: bedingung.all.map((kind) => uebersetze(kind, istZahl)) }
  if ('any' in bedingung) return { any: bedingung.any.map((kind) => uebersetze(kind, istZahl)) }
  if ('not' in bedingung) return { not: uebersetze(bedingung.not, istZahl) }
  const { fact, operator, value } = bedingung
  const literal = (x: unknown) => (istZahl(fact) ? skaliere(x as string) : x)
  const istFakt = typeof value === 'object' && value !== null && 'fact' in value
  return { fact, operator, value: istFakt ? value : Array.isArray(value) ? value.map(literal) : literal(value) }
}

/** Names that the conditions look at. */
export function namenVon(regeln: readonly Regel[]): Set<string> {
  const namen = new Set<string>()
  const sammle = (bedingung: Bedingung): void => {
    if ('all' in bedingung) for (const kind of bedingung.all) sammle(kind)
    else if ('any' in bedingung) for (const kind of bedingung.any) sammle(kind)
    else if ('not' in bedingung) sammle(bedingung.not)
    else {
      namen.add(bedingung.fact)
      const { value } = bedingung
      if (typeof value === 'object' && value !== null && 'fact' in value) namen.add(String(value.fact))
    }
  }
  for (const { conditions } of regeln) sammle(conditions)
  return namen
}
