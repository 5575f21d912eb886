import { istDatum } from '../werte/datum.ts'
import { parseDauer } from '../werte/dauer.ts'
import { parseDezimal } from '../werte/dezimal.ts'
import {
  DATUM,
  gemeinsam,
  istVergleichbar,
  JANEIN,
  kontextVon,
  LEER,
  nenne,
  passt,
  type Typ,
  ZAHL,
} from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Ableitung, Baum, Umgebung } from './baum.ts'
import { typAufruf } from './typ-aufruf.ts'
import { typIn } from './typ-in.ts'
import {
  erwarte,
  type Kontext,
  type Lokale,
  pruefeOrdnung,
  pruefeWorte,
  type Quotient,
  verlange,
} from './typ-kontext.ts'
import { typFeld, typName } from './typ-name.ts'
import { typRechnen } from './typ-rechnen.ts'
import { typFilter, typFuer, typQuantor } from './typ-schleife.ts'

export type { Lokale } from './typ-kontext.ts'

/** Resolves names and types; `benutzt` collects the Ableitungen that are looked at. @throws FeelFehler */
export function typisiere(ast: Ast, umgebung: Umgebung, lokale: Lokale, benutzt: Set<Ableitung>): Baum {
  return typ(ast, { umgebung, lokale, benutzt, typ, roh })
}

/** Any expression but a quotient, which has to be rounded first. */
function typ(ast: Ast, kontext: Kontext): Baum {
  const baum = roh(ast, kontext)
  if (baum.k !== 'quotient') return baum
  if (ast.k === 'aufruf')
    throw new FeelFehler('Der Durchschnitt wird gerundet: round half up(mean(liste), 2).', ast.von)
  throw new FeelFehler(
    'Geteilt wird mit gesagter Genauigkeit: „round half up(a / b, 2)“ statt „a / b“ (oder round up, floor, …).',
    ast.von,
  )
}

function roh(ast: Ast, kontext: Kontext): Baum | Quotient {
  switch (ast.k) {
    case 'zahl': {
      const wert = parseDezimal(ast.wert)
      if (!wert) throw new FeelFehler('Diese Zahl ist nicht lesbar.', ast.von)
      return { k: 'konstante', typ: ZAHL, wert }
    }
    case 'text':
      return { k: 'konstante', typ: { art: 'text', werte: [ast.wert] }, wert: ast.wert }
    case 'datum':
      return liesDatum(ast.wert, ast)
    case 'janein':
      return { k: 'konstante', typ: JANEIN, wert: ast.wert }
    case 'null':
      throw new FeelFehler(
        '„null“ ist nur in „angabe = null“ oder „angabe != null“ erlaubt (nicht angegeben).',
        ast.von,
      )
    case 'name':
      return typName(ast.name, ast, kontext)
    case 'pfad':
      return typFeld(kontext.typ(ast.x, kontext), [ast.feld], ast, kontext)
    case 'negativ':
    case 'rechnen':
      return typRechnen(ast, kontext)
    case 'vergleich':
      return typVergleich(ast, kontext)
    case 'zwischen': {
      const x = typ(ast.x, kontext)
      pruefeOrdnung(x.typ, ast.x)
      return { k: 'zwischen', typ: JANEIN, x, a: verlange(ast.a, x.typ, kontext), b: verlange(ast.b, x.typ, kontext) }
    }
    case 'in':
      return typIn(ast, kontext)
    case 'test':
    case 'bereich':
      throw new FeelFehler(
        'Ein Bereich oder eine Bedingung ohne linke Seite steht nur hinter „in“: x in [1..5].',
        ast.von,
      )
    case 'und':
    case 'oder':
      return { k: ast.k, typ: JANEIN, a: verlange(ast.a, JANEIN, kontext), b: verlange(ast.b, JANEIN, kontext) }
    case 'wenn': {
      const bedingung = verlange(ast.bedingung, JANEIN, kontext)
      const dann = typ(ast.dann, kontext)
      const sonst = verlange(ast.sonst, dann.typ, kontext)
      return { k: 'wenn', typ: gemeinsam(dann.typ, sonst.typ), bedingung, dann, sonst }
    }
    case 'fuer':
      return typFuer(ast, kontext)
    case 'ein':
    case 'alle':
      return typQuantor(ast.k, ast, kontext)
    case 'filter':
      return typFilter(ast, kontext)
    case 'liste': {
      const werte = ast.werte.map((wert) => typ(wert, kontext))
      let von: Typ = LEER
      for (const [index, wert] of werte.entries()) {
        if (!passt(von, wert.typ))
          throw new FeelFehler(
            `In einer Liste stehen Werte derselben Art. Hier ist es ${nenne(von)}, dazu passt nicht: ${nenne(wert.typ)}.`,
            ast.werte[index]!.von,
          )
        von = gemeinsam(von, wert.typ)
      }
      return { k: 'liste', typ: { art: 'liste', von }, werte }
    }
    case 'kontext':
      return typKontext(ast, kontext)
    case 'aufruf':
      return typAufruf(ast, kontext)
  }
}

/** A context: later fields may use earlier ones by name. */
function typKontext(ast: Ast & { k: 'kontext' }, kontext: Kontext): Baum {
  const lokale = new Map(kontext.lokale)
  const felder = ast.felder.map(({ name, wert, von }) => {
    if (name.includes('.')) throw new FeelFehler('Der Name eines Feldes im Kontext hat keinen Punkt.', von)
    if (lokale.has(name) || kontext.umgebung.name(name))
      throw new FeelFehler(`Der Name „${name}“ ist schon vergeben. Bitte einen anderen wählen.`, von)
    const baum = typ(wert, { ...kontext, lokale })
    const platz = kontext.umgebung.neuerPlatz()
    lokale.set(name, { platz, typ: baum.typ, offen: true })
    return { name, platz, wert: baum, typ: baum.typ }
  })
  const gesamt = kontextVon(felder)
  const ordnung = gesamt.felder.map((feld) => felder.findIndex((f) => f.name === feld.name))
  return { k: 'kontext', typ: gesamt, felder, ordnung }
}

function liesDatum(text: string, ast: Ast): Baum {
  const dauer = parseDauer(text)
  if (dauer) return { k: 'konstante', ...dauer }
  if (istDatum(text)) return { k: 'konstante', typ: DATUM, wert: text }
  throw new FeelFehler(`„${text}“ ist kein Tag des Kalenders und keine Dauer. Uhrzeiten gibt es hier nicht.`, ast.von)
}

function typVergleich(ast: Ast & { k: 'vergleich' }, kontext: Kontext): Baum {
  if (ast.a.k === 'null' || ast.b.k === 'null') return typAngegeben(ast, kontext)
  const a = typ(ast.a, kontext)
  const b = typ(ast.b, kontext)
  const gleichheit = ast.op === '=' || ast.op === '!='
  if (gleichheit && a.typ.art === 'kontext' && b.typ.art === 'kontext' && !passt(a.typ, b.typ))
    throw new FeelFehler(`Die beiden Seiten haben nie dieselben Felder: ${nenne(a.typ)}, ${nenne(b.typ)}.`, ast.von)
  erwarte(b.typ, a.typ, ast.b)
  if (!gleichheit) {
    pruefeOrdnung(a.typ, ast.a)
    return { k: 'vergleich', typ: JANEIN, op: ast.op, a, b }
  }
  if (!istVergleichbar(a.typ) || !istVergleichbar(b.typ))
    throw new FeelFehler('Einträge einer Liste lassen sich nicht vergleichen, nur ihre Felder.', ast.von)
  pruefeWorte(a.typ, b.typ, ast)
  if (a.typ.art !== 'liste' && a.typ.art !== 'kontext') return { k: 'vergleich', typ: JANEIN, op: ast.op, a, b }
  const gleich: Baum = { k: 'funktion', name: '= list', typ: JANEIN, argumente: [a, b] }
  return ast.op === '=' ? gleich : { k: 'funktion', name: 'not', typ: JANEIN, argumente: [gleich] }
}

function typAngegeben(ast: Ast & { k: 'vergleich' }, kontext: Kontext): Baum {
  const angabe = ast.a.k === 'null' ? ast.b : ast.a
  const x = angabe.k === 'name' ? typ(angabe, kontext) : undefined
  if ((x?.k !== 'angabe' && x?.k !== 'feld') || (ast.op !== '=' && ast.op !== '!='))
    throw new FeelFehler(
      'Mit null lässt sich nur eine Angabe vergleichen: „wohnung.miete = null“ (nicht angegeben).',
      ast.von,
    )
  return { k: 'angegeben', typ: JANEIN, x, verneint: ast.op === '=' }
}
