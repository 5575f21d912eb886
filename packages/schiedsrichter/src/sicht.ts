import { bedingungenVon, type Paket, type ParameterJson, parameterVon } from '@weiche/regelwerk'
import type { Wert } from '@weiche/vorgang'
import { type Fakt, fakt, typVon } from './fakten.ts'

export type Roh = { [key: string]: unknown }

/** What the conditions of one Fassung may name. Rows of tables that they name are added to the facts as they are met. */
export type Sicht = {
  fakten: Map<string, Fakt>
  benannte: ReadonlyMap<string, unknown>
  tabellen: ReadonlyMap<string, Tabelle>
}
type Tabelle = Extract<ParameterJson, { schluessel: unknown }>

/** The rule has something that the original does not have; the message is the reason. */
export class NichtVergleichbar extends Error {}

export function sichtVon(paket: Paket, fassung: string, fakten: Map<string, Fakt>): Sicht {
  const tabellen = parameterVon(paket, fassung).flatMap((p) => ('schluessel' in p ? [[p.id, p] as const] : []))
  return {
    fakten,
    benannte: new Map(bedingungenVon(paket, fassung).map(({ id, conditions }) => [id, conditions])),
    tabellen: new Map(tabellen),
  }
}

/** The full name of `{ fact, path?, params? }`. @throws NichtVergleichbar */
export function nameVon({ fact, path, params }: Roh, { fakten, tabellen }: Sicht): string {
  const name = `${String(fact)}${typeof path === 'string' ? path.slice(1) : ''}`
  if (params !== undefined) {
    const tabelle = tabellen.get(name)
    const zeile = tabelle && zeileVon(tabelle, params as Roh)
    if (!zeile) throw new NichtVergleichbar(`Die Tabelle „${name}“ bekommt das Original nicht.`)
    const voll = `${name} ${JSON.stringify(params)}`
    fakten.set(voll, fakt(typVon(tabelle.typ), zeile.at(-1)))
    return voll
  }
  if (!fakten.has(name)) throw new NichtVergleichbar(`„${name}“ ist kein Wert, den das Original bekommen kann.`)
  return name
}

function zeileVon({ schluessel, werte }: Tabelle, params: Roh): Wert[] | undefined {
  return werte.find((zeile) => schluessel.every(({ id }, i) => String(zeile[i]) === String(params[id])))
}
