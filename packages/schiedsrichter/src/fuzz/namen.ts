import type { Entwurf } from './entwurf.ts'
import { type Feldtyp, sorte, typen, waehle, wertAus } from './vorrat.ts'

/** Something that a condition can name. `angabe`: it may be asked whether it was stated; `zeile`: the row of a table. */
export type Name = { name: string; typ: Feldtyp; liste?: true; angabe?: true; zeile?: number }
export type Feldname = Name & { pfad: string[]; vorgabe: number | null }
export type Json = { [key: string]: unknown }

/** f0, f1 ... or, in a group, g.f1. */
export function felderVon({ felder }: Entwurf): Feldname[] {
  return felder.map(({ typ, gruppe, vorgabe }, i) => {
    const pfad = gruppe ? ['g', `f${String(i)}`] : [`f${String(i)}`]
    const name = { name: pfad.join('.'), pfad, typ: waehle(typen, typ), vorgabe }
    return vorgabe === null ? { ...name, angabe: true } : name
  })
}

export function parameterVon({ parameter }: Entwurf): (Name & { json: Json })[] {
  return parameter.map((p, i) => {
    const id = `p${String(i)}`
    const gewaehlt = waehle(typen, p.typ)
    const typ = gewaehlt === 'auswahl' ? 'text' : gewaehlt
    return { name: id, typ, json: { id, typ, wert: wertAus(typ, p.wert), norm: '§ 1' } }
  })
}

/** One table, `t`, and each of its rows as something to name. */
export function tabelleVon({ tabelle }: Entwurf): { json: Json; zeilen: Name[] } {
  const gewaehlt = waehle(typen, tabelle.typ)
  const typ = gewaehlt === 'auswahl' ? 'text' : gewaehlt
  const werte = tabelle.werte.map((n, i) => [i, wertAus(typ, n)])
  const json = { id: 't', typ, norm: '§ 1', schluessel: [{ id: 'nr', typ: 'ganzzahl' }], werte }
  return { json, zeilen: werte.map((_, zeile) => ({ name: 't', typ, zeile })) }
}

/** How a condition names it: fields of a group by a path or with a dot. */
export function verweis({ name, zeile }: Name, n: number): Json {
  if (zeile !== undefined) return { fact: name, params: { nr: zeile } }
  return name.startsWith('g.') && n % 2 === 0 ? { fact: 'g', path: `$.${name.slice(2)}` } : { fact: name }
}

/** Computed facts: another name, a sum, a comparison, a list. Each may use the ones before it. */
export function ableitungenVon({ ableitungen }: Entwurf, namen: readonly Name[]): (Name & { json: Json })[] {
  const fertig: (Name & { json: Json })[] = []
  for (const [i, { art, a, b }] of ableitungen.entries()) {
    const skalare = [...namen, ...fertig].filter((n) => !n.liste)
    const x = waehle(skalare, a)
    const y = waehle(
      skalare.filter((n) => sorte(n.typ) === sorte(x.typ)),
      b,
    )
    fertig.push(ableitung(`a${String(i)}`, art, x, y))
  }
  return fertig
}

function ableitung(id: string, art: number, x: Name, y: Name): Name & { json: Json } {
  const kopf = { id, titel: id, norm: '§ 1' }
  const typ = x.typ === 'auswahl' ? 'text' : x.typ
  const rechnet = sorte(x.typ) === 'zahl'
  switch (art % 4) {
    case 0:
      return {
        name: id,
        typ,
        liste: true,
        json: { ...kopf, typ: 'liste', von: typ, ausdruck: `[${x.name}, ${y.name}]` },
      }
    case 1:
      if (rechnet)
        return { name: id, typ: 'zahl', json: { ...kopf, typ: 'zahl', ausdruck: `${x.name} - ${y.name} * 3` } }
      break
    case 2:
      if (rechnet)
        return { name: id, typ: 'janein', json: { ...kopf, typ: 'janein', ausdruck: `${x.name} < ${y.name}` } }
  }
  return { name: id, typ, json: { ...kopf, typ, ausdruck: x.name } }
}
