import type { Bedingungsentwurf, Blattentwurf, Gruppenentwurf } from './entwurf.ts'
import { type Json, type Name, verweis } from './namen.ts'
import { sorte, waehle, wertAus } from './vorrat.ts'

const GLEICH = ['equal', 'notEqual', 'in', 'notIn']
const GEORDNET = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']
const ENTHAELT = ['contains', 'doesNotContain']

/** Conditions in the format of json-rules-engine that the loader takes, whatever the draft says. */
export function baueBedingung(
  entwurf: Gruppenentwurf | Bedingungsentwurf,
  namen: readonly Name[],
  benannte: readonly string[],
): Json {
  const rang = 'prioritaet' in entwurf && entwurf.prioritaet !== null ? { priority: entwurf.prioritaet } : {}
  switch (entwurf.k) {
    case 'blatt':
      return { ...baueBlatt(entwurf, namen), ...rang }
    case 'condition':
      if (benannte.length === 0) return { ...baueBlatt(entwurf.sonst, namen), ...rang }
      return { condition: waehle(benannte, entwurf.welche), ...rang }
    case 'not':
      return { not: baueBedingung(entwurf.kind, namen, benannte), ...rang }
    default:
      return { [entwurf.k]: entwurf.kinder.map((kind) => baueBedingung(kind, namen, benannte)), ...rang }
  }
}

function baueBlatt({ fact, operator, rechts, werte }: Blattentwurf, namen: readonly Name[]): Json {
  const links = waehle(namen, fact)
  if (links.angabe && rechts % 10 === 9)
    return { ...verweis(links, operator), operator: waehle(['equal', 'notEqual'], operator), value: null }
  const name = waehle(operatorenFuer(links), operator)
  const liste = name === 'in' || name === 'notIn'
  const partner = namen.filter((n) => sorte(n.typ) === sorte(links.typ) && Boolean(n.liste) === liste)
  if (rechts % 3 === 0 && partner.length > 0)
    return { ...verweis(links, operator), operator: name, value: verweis(waehle(partner, werte[0]!), rechts) }
  const literale = werte.map((n) => literal(links, n))
  return { ...verweis(links, operator), operator: name, value: liste ? literale : literale[0] }
}

function operatorenFuer({ typ, liste }: Name): readonly string[] {
  if (liste) return ENTHAELT
  return sorte(typ) === 'zahl' || sorte(typ) === 'datum' ? [...GLEICH, ...GEORDNET] : GLEICH
}

/** Whole numbers also as JSON numbers, as an author may write them. */
function literal({ typ }: Name, n: number): unknown {
  const wert = wertAus(typ, n)
  return typeof wert === 'string' && sorte(typ) === 'zahl' && /^\d{1,3}$/.test(wert) && n % 2 === 0
    ? Number(wert)
    : wert
}
