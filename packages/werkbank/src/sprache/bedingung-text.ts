import type { Wert } from '@weiche/vorgang'
import { operatorText, wertAlsText } from './worte.ts'

/** Title and type of a fact by its name; undefined when nobody knows it. */
export type Namen = (fakt: string) => { titel: string; typ: string } | undefined

/** Conditions of a rule as one German sentence: "Vermögen ist größer als 60.000,00 € und Art ist „mietzuschuss“". */
export function bedingungText(bedingung: Wert | undefined, namen: Namen): string {
  return satz(bedingung, namen, false)
}

function satz(knoten: Wert | undefined, namen: Namen, innen: boolean): string {
  if (typeof knoten !== 'object' || knoten === null || Array.isArray(knoten)) return wertAlsText(knoten)
  const { all, any, not, condition } = knoten
  if (Array.isArray(all)) return gruppe(all, ' und ', namen, innen)
  if (Array.isArray(any)) return gruppe(any, ' oder ', namen, innen)
  if (not !== undefined) return `nicht (${satz(not, namen, false)})`
  if (typeof condition === 'string') return `„${condition}“ trifft zu`
  return blattText(knoten, namen)
}

function gruppe(teile: readonly Wert[], wort: string, namen: Namen, innen: boolean): string {
  const text = teile.map((teil) => satz(teil, namen, teile.length > 1)).join(wort)
  return innen && teile.length > 1 ? `(${text})` : text
}

/** One comparison: fact, operator and value in words. */
export function blattText(blatt: { [key: string]: Wert }, namen: Namen): string {
  const fakt = String(blatt['fact'])
  const bekannt = namen(fakt)
  return `${bekannt?.titel ?? fakt} ${operatorText(String(blatt['operator']))} ${rechteSeite(blatt['value'], namen, bekannt?.typ)}`
}

function rechteSeite(wert: Wert | undefined, namen: Namen, typ: string | undefined): string {
  if (typeof wert !== 'object' || wert === null || Array.isArray(wert)) return wertAlsText(wert, typ)
  const fakt = wert['fact']
  if (typeof fakt === 'string') return namen(fakt)?.titel ?? fakt
  return satz(wert, namen, true)
}
