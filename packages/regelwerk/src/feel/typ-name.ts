import { naechster } from '../meldung/naechster.ts'
import { FEHLER, nenne, type Typ, ZAHL } from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Baum, Benannt } from './baum.ts'
import { eigenschaften } from './daten.ts'
import type { Kontext } from './typ-kontext.ts'

/** A dotted name: as much of it as is known, then fields of that value. */
export function typName(name: string, ast: Ast, kontext: Kontext): Baum {
  const teile = name.split('.')
  const [kopf] = teile
  const item = kontext.lokale.get('item')
  const vonItem = item && kopf !== 'item' && feldnamen(item.typ, kontext).includes(kopf!) ? item : undefined
  const lokal = kontext.lokale.get(kopf!)
  if (vonItem && (lokal ?? kontext.umgebung.name(kopf!)))
    throw new FeelFehler(
      `„${kopf!}“ gibt es hier zweimal. Für das Feld des Eintrags bitte „item.${name}“ schreiben.`,
      ast.von,
    )
  if (vonItem) return typName(`item.${name}`, ast, kontext)
  if (lokal) {
    const variable: Baum = { k: 'lokal', typ: lokal.typ, platz: lokal.platz }
    return feldVon(variable, teile.slice(1), { ast, name, platz: lokal.offen ? undefined : lokal.platz }, kontext)
  }
  for (let n = teile.length; n > 0; n--) {
    const symbol = kontext.umgebung.name(teile.slice(0, n).join('.'))
    if (!symbol) continue
    if (symbol.k !== 'objekt') return feldVon(baumVon(symbol, kontext), teile.slice(n), { ast, name }, kontext)
    if (n === teile.length)
      throw new FeelFehler(`„${name}“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.`, ast.von)
    break
  }
  throw unbekannt(name, [...kontext.lokale.keys(), ...kontext.umgebung.namen()], ast)
}

/** First words of the fields that an item has. */
function feldnamen(typ: Typ, kontext: Kontext): string[] {
  if (typ.art === 'kontext') return typ.felder.map((feld) => feld.name)
  return typ.art === 'element' ? kontext.umgebung.felder(typ.liste).map((feld) => feld.split('.')[0]!) : []
}

export function typFeld(x: Baum, felder: readonly string[], ast: Ast, kontext: Kontext): Baum {
  return feldVon(x, felder, { ast, name: felder.join('.') }, kontext)
}

/** Where we are: the whole name for messages; `platz` = the item is bound there and known. */
type Ort = { ast: Ast; name: string; platz?: number | undefined }

function feldVon(x: Baum, felder: readonly string[], ort: Ort, kontext: Kontext): Baum {
  const [feld, ...mehr] = felder
  if (feld === undefined) return x
  const hier = ort.name.slice(0, ort.name.length - felder.join('.').length - 1) || 'Das'
  switch (x.typ.art) {
    case 'fehler':
      return { ...x, typ: FEHLER }
    case 'element':
      return elementfeld(x, x.typ.liste, felder, ort, kontext)
    case 'kontext': {
      const stelle = x.typ.felder.findIndex((f) => f.name === feld)
      const typ = x.typ.felder[stelle]?.typ
      if (!typ)
        throw ohneFeld(
          feld,
          x.typ,
          x.typ.felder.map((f) => f.name),
          ort.ast,
        )
      return feldVon({ k: 'kontextfeld', typ, x, stelle }, mehr, { ...ort, platz: undefined }, kontext)
    }
    case 'liste':
      return jeEintrag(x, x.typ.von, felder, ort, kontext)
    case 'datum':
    case 'dauer': {
      const namen = eigenschaften[x.typ.art === 'datum' ? 'datum' : x.typ.in] ?? []
      if (!namen.includes(feld)) throw ohneFeld(feld, x.typ, namen, ort.ast)
      return feldVon({ k: 'funktion', name: `.${feld}`, typ: ZAHL, argumente: [x] }, mehr, ort, kontext)
    }
    default:
      throw new FeelFehler(`„${hier}“ ist ${nenne(x.typ)} und hat keine Felder.`, ort.ast.von)
  }
}

/** liste.feld = the fields of all items. */
function jeEintrag(x: Baum, von: Typ, felder: readonly string[], ort: Ort, kontext: Kontext): Baum {
  const platz = kontext.umgebung.neuerPlatz()
  const rumpf = feldVon({ k: 'lokal', typ: von, platz }, felder, { ...ort, platz }, kontext)
  return { k: 'fuer', typ: { art: 'liste', von: rumpf.typ }, platz, liste: x, rumpf }
}

function elementfeld(x: Baum, liste: string, felder: readonly string[], ort: Ort, kontext: Kontext): Baum {
  for (let n = felder.length; n > 0; n--) {
    const symbol = kontext.umgebung.feld(liste, felder.slice(0, n).join('.'))
    if (!symbol) continue
    if (symbol.k !== 'objekt')
      return feldVon(feldknoten(symbol, x, ort.platz, kontext), felder.slice(n), { ...ort, platz: undefined }, kontext)
    if (n === felder.length)
      throw new FeelFehler(`„${ort.name}“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.`, ort.ast.von)
    break
  }
  const kopf = ort.name.slice(0, ort.name.length - felder.join('.').length)
  throw unbekannt(
    ort.name,
    kontext.umgebung.felder(liste).map((f) => `${kopf}${f}`),
    ort.ast,
  )
}

function feldknoten(
  symbol: Exclude<Benannt, { k: 'objekt' }>,
  x: Baum,
  platz: number | undefined,
  kontext: Kontext,
): Baum {
  if (symbol.k === 'konstante') return { k: 'konstante', typ: symbol.typ, wert: symbol.wert }
  if (symbol.k === 'angabe')
    return platz === undefined
      ? { k: 'feldvon', typ: symbol.typ, x, slot: symbol.slot }
      : { k: 'feld', typ: symbol.typ, platz, slot: symbol.slot }
  const { ableitung } = symbol
  kontext.benutzt.add(ableitung)
  return platz === undefined
    ? { k: 'feldableitungvon', typ: ableitung.typ, x, ableitung }
    : { k: 'feldableitung', typ: ableitung.typ, platz, ableitung }
}

function baumVon(symbol: Exclude<Benannt, { k: 'objekt' }>, kontext: Kontext): Baum {
  if (symbol.k === 'konstante') return { k: 'konstante', typ: symbol.typ, wert: symbol.wert }
  if (symbol.k === 'angabe') return { k: 'angabe', typ: symbol.typ, slot: symbol.slot }
  kontext.benutzt.add(symbol.ableitung)
  return { k: 'ableitung', typ: symbol.ableitung.typ, ableitung: symbol.ableitung }
}

function ohneFeld(feld: string, typ: Typ, felder: readonly string[], ast: Ast): FeelFehler {
  const was = typ.art === 'kontext' ? 'Dieser Kontext' : nenne(typ).replace(/^e/, 'E')
  return new FeelFehler(`${was} hat kein Feld „${feld}“. Es gibt: ${felder.join(', ')}.`, ast.von)
}

function unbekannt(name: string, bekannt: readonly string[], ast: Ast): FeelFehler {
  const nah = naechster(name, bekannt)
  if (name.startsWith('not ')) return new FeelFehler('Nicht heißt „not(…)“, mit Klammern.', ast.von)
  return new FeelFehler(
    `„${name}“ ist weder Angabe noch Ableitung noch Parameter. ${nah ? `Meinten Sie „${nah}“?` : 'Bitte den Namen prüfen oder das Feld in angaben.json ergänzen.'}`,
    ast.von,
  )
}
