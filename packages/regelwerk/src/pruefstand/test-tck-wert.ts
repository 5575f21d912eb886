import { FeelFehler } from '../feel/ast.ts'
import { liesZahl } from '../feel/worte.ts'
import { istDatum } from '../werte/datum.ts'
import { parseDauer } from '../werte/dauer.ts'
import { parseDezimal } from '../werte/dezimal.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { DATUM, gemeinsam, JANEIN, kontextVon, LEER, passt, TEXT, type Typ, ZAHL } from '../werte/typ.ts'
import { type Knoten, kind, kinder } from './test-tck-xml.ts'

export type Getypt = { typ: Typ; wert: Laufwert }

/** Value of an input or an expected one; undefined = nil. What we have no type for is refused like in an expression. */
export function liesWert(knoten: Knoten): Getypt | undefined {
  const liste = kind(knoten, 'list')
  if (liste) return alsListe(kinder(liste, 'item').map(liesWert))
  const teile = kinder(knoten, 'component')
  if (teile.length > 0)
    return alsKontext(teile.map((teil) => ({ name: teil.attribute['name'] ?? '', wert: liesWert(teil) })))
  const wert = kind(knoten, 'value')
  return !wert || wert.attribute['nil'] === 'true' ? undefined : skalar(wert.text, wert.attribute['type'] ?? '')
}

function alsListe(werte: (Getypt | undefined)[]): Getypt {
  let von: Typ = LEER
  for (const wert of werte) {
    if (!wert) continue
    if (!passt(von, wert.typ)) throw new FeelFehler('Hier wird eine Liste gleicher Werte gebraucht.', 0)
    von = gemeinsam(von, wert.typ)
  }
  return { typ: { art: 'liste', von }, wert: werte.map((wert) => wert?.wert ?? offen('nil')) }
}

function alsKontext(teile: { name: string; wert: Getypt | undefined }[]): Getypt {
  const typ = kontextVon(teile.map(({ name, wert }) => ({ name, typ: wert?.typ ?? LEER })))
  return {
    typ,
    wert: typ.felder.map((feld) => teile.find((teil) => teil.name === feld.name)?.wert?.wert ?? offen(feld.name)),
  }
}

function skalar(text: string, xsd: string): Getypt {
  switch (xsd.replace(/^.*:/, '')) {
    case 'boolean':
      return { typ: JANEIN, wert: text.trim() === 'true' }
    case 'decimal':
    case 'double':
    case 'integer':
      return { typ: ZAHL, wert: parseDezimal(liesZahl(text)) ?? offen('number') }
    case 'date':
      return { typ: DATUM, wert: istDatum(text.trim()) ? text.trim() : offen('date') }
    case 'duration': {
      const dauer = parseDauer(text.trim())
      if (!dauer) throw new Error(`${text} is no duration`)
      return dauer
    }
    case 'time':
    case 'dateTime':
      throw new FeelFehler('Uhrzeiten gibt es hier nicht, nur Tage: date("2025-01-01").', 0)
    default:
      return { typ: TEXT, wert: text }
  }
}
