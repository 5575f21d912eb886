import { istDatum } from './datum.ts'
import { parseDezimal } from './dezimal.ts'
import { type Ast, FeelFehler } from './feel-ast.ts'
import type { Ableitung, Baum, Benannt, Umgebung } from './feel-baum.ts'
import { funktionen } from './feel-funktionen.ts'
import { naechster } from './naechster.ts'
import { DATUM, FEHLER, gemeinsam, istFehlerhaft, JANEIN, nenne, passt, TEXT, type Typ, ZAHL } from './typ.ts'

/** Variables in sight: bound names and the place of their value. */
export type Lokale = ReadonlyMap<string, { platz: number; typ: Typ }>

type Kontext = { umgebung: Umgebung; lokale: Lokale; benutzt: Set<Ableitung> }

/** Resolves names and types; `benutzt` collects the Ableitungen that are looked at. @throws FeelFehler */
export function typisiere(ast: Ast, umgebung: Umgebung, lokale: Lokale, benutzt: Set<Ableitung>): Baum {
  return typ(ast, { umgebung, lokale, benutzt })
}

function typ(ast: Ast, kontext: Kontext): Baum {
  switch (ast.k) {
    case 'zahl': {
      const wert = parseDezimal(ast.wert)
      if (!wert) throw new FeelFehler('Diese Zahl ist nicht lesbar.', ast.von)
      return { k: 'konstante', typ: ZAHL, wert }
    }
    case 'text':
      return { k: 'konstante', typ: { art: 'text', werte: [ast.wert] }, wert: ast.wert }
    case 'datum':
      if (!istDatum(ast.wert))
        throw new FeelFehler(`„${ast.wert}“ ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben.`, ast.von)
      return { k: 'konstante', typ: DATUM, wert: ast.wert }
    case 'janein':
      return { k: 'konstante', typ: JANEIN, wert: ast.wert }
    case 'null':
      throw new FeelFehler(
        '„null“ ist nur in „angabe = null“ oder „angabe != null“ erlaubt (nicht angegeben).',
        ast.von,
      )
    case 'name':
      return typName(ast.name, ast, kontext)
    case 'negativ':
      return { k: 'negativ', typ: ZAHL, x: verlange(ast.x, ZAHL, kontext) }
    case 'rechnen':
      return typRechnen(ast, kontext)
    case 'vergleich':
      return typVergleich(ast, kontext)
    case 'zwischen': {
      const x = typ(ast.x, kontext)
      pruefeOrdnung(x.typ, ast.x)
      return {
        k: 'zwischen',
        typ: JANEIN,
        x,
        a: verlange(ast.a, x.typ, kontext),
        b: verlange(ast.b, x.typ, kontext),
      }
    }
    case 'in':
      return typIn(ast, kontext)
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
    case 'ein':
    case 'alle': {
      const schleife = typSchleife(ast.liste, ast.name, ast.rumpf, ast, kontext)
      if (ast.k === 'fuer') return { k: 'fuer', typ: { art: 'liste', von: schleife.rumpf.typ }, ...schleife }
      erwarte(schleife.rumpf.typ, JANEIN, ast.rumpf)
      return { k: ast.k, typ: JANEIN, ...schleife }
    }
    case 'filter': {
      const schleife = typSchleife(ast.liste, 'item', ast.bedingung, ast, kontext)
      if (schleife.rumpf.typ.art !== 'janein')
        throw new FeelFehler('In eckigen Klammern steht eine Bedingung, zum Beispiel [item.art = "rente"].', ast.von)
      return { k: 'filter', typ: schleife.liste.typ, ...schleife }
    }
    case 'liste': {
      const werte = ast.werte.map((wert) => typ(wert, kontext))
      const erster = werte[0]
      if (!erster) throw new FeelFehler('Eine Liste braucht mindestens einen Wert.', ast.von)
      for (const [index, wert] of werte.entries()) erwarte(wert.typ, erster.typ, ast.werte[index]!)
      return { k: 'liste', typ: { art: 'liste', von: werte.map((w) => w.typ).reduce(gemeinsam) }, werte }
    }
    case 'aufruf':
      return typAufruf(ast, kontext)
  }
}

function typName(name: string, ast: Ast, kontext: Kontext): Baum {
  const punkt = name.indexOf('.')
  const kopf = punkt < 0 ? name : name.slice(0, punkt)
  const lokal = kontext.lokale.get(kopf)
  if (lokal) {
    if (punkt < 0) return { k: 'lokal', typ: lokal.typ, platz: lokal.platz }
    if (lokal.typ.art === 'fehler') return { k: 'lokal', typ: FEHLER, platz: lokal.platz }
    if (lokal.typ.art !== 'element')
      throw new FeelFehler(`„${kopf}“ ist ${nenne(lokal.typ)} und hat keine Felder.`, ast.von)
    const liste = lokal.typ.liste
    const feld = kontext.umgebung.feld(liste, name.slice(punkt + 1))
    const bekannt = () => kontext.umgebung.felder(liste).map((f) => `${kopf}.${f}`)
    return benannt(feld, name, lokal.platz, bekannt, ast, kontext)
  }
  const bekannt = () => [...kontext.lokale.keys(), ...kontext.umgebung.namen()]
  return benannt(kontext.umgebung.name(name), name, undefined, bekannt, ast, kontext)
}

function benannt(
  symbol: Benannt | undefined,
  name: string,
  platz: number | undefined,
  bekannt: () => string[],
  ast: Ast,
  kontext: Kontext,
): Baum {
  if (!symbol) {
    const nah = naechster(name, bekannt())
    throw new FeelFehler(
      `„${name}“ ist weder Angabe noch Ableitung noch Parameter. ${nah ? `Meinten Sie „${nah}“?` : 'Bitte den Namen prüfen oder das Feld in angaben.json ergänzen.'}`,
      ast.von,
    )
  }
  switch (symbol.k) {
    case 'konstante':
      return { k: 'konstante', typ: symbol.typ, wert: symbol.wert }
    case 'objekt':
      throw new FeelFehler(`„${name}“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.`, ast.von)
    case 'angabe':
      return platz === undefined
        ? { k: 'angabe', typ: symbol.typ, slot: symbol.slot }
        : { k: 'feld', typ: symbol.typ, platz, slot: symbol.slot }
    case 'ableitung': {
      kontext.benutzt.add(symbol.ableitung)
      return platz === undefined
        ? { k: 'ableitung', typ: symbol.ableitung.typ, ableitung: symbol.ableitung }
        : { k: 'feldableitung', typ: symbol.ableitung.typ, platz, ableitung: symbol.ableitung }
    }
  }
}

function typRechnen(ast: Ast & { k: 'rechnen' }, kontext: Kontext): Baum {
  const a = typ(ast.a, kontext)
  if (ast.op === '+' && a.typ.art === 'text') return { k: 'verketten', typ: TEXT, a, b: verlange(ast.b, TEXT, kontext) }
  erwarte(a.typ, ZAHL, ast.a)
  return { k: 'rechnen', typ: ZAHL, op: ast.op, a, b: verlange(ast.b, ZAHL, kontext) }
}

function typVergleich(ast: Ast & { k: 'vergleich' }, kontext: Kontext): Baum {
  if (ast.a.k === 'null' || ast.b.k === 'null') return typAngegeben(ast, kontext)
  const a = typ(ast.a, kontext)
  const b = verlange(ast.b, a.typ, kontext)
  if (ast.op === '=' || ast.op === '!=') {
    if (a.typ.art === 'liste' || a.typ.art === 'element')
      throw new FeelFehler('Listen und ihre Einträge lassen sich nicht vergleichen, nur ihre Felder.', ast.von)
    pruefeWorte(a.typ, b.typ, ast)
  } else pruefeOrdnung(a.typ, ast.a)
  return { k: 'vergleich', typ: JANEIN, op: ast.op, a, b }
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

function typIn(ast: Ast & { k: 'in' }, kontext: Kontext): Baum {
  const x = typ(ast.x, kontext)
  const liste = ast.liste.map((wert) => typ(wert, kontext))
  const einzig = liste[0]
  if (liste.length === 1 && einzig?.typ.art === 'liste') {
    erwarte(einzig.typ.von, x.typ, ast.liste[0]!)
    pruefeWorte(x.typ, einzig.typ.von, ast)
    return { k: 'funktion', name: 'list contains', typ: JANEIN, argumente: [einzig, x] }
  }
  for (const [index, wert] of liste.entries()) {
    erwarte(wert.typ, x.typ, ast.liste[index]!)
    pruefeWorte(x.typ, wert.typ, ast.liste[index]!)
  }
  return { k: 'in', typ: JANEIN, x, liste }
}

function typSchleife(listeAst: Ast, name: string, rumpfAst: Ast, ast: Ast, kontext: Kontext) {
  const liste = typ(listeAst, kontext)
  if (liste.typ.art !== 'liste' && liste.typ.art !== 'fehler')
    throw new FeelFehler(`Hier wird eine Liste gebraucht, das ist ${nenne(liste.typ)}.`, ast.von)
  const von = liste.typ.art === 'liste' ? liste.typ.von : liste.typ
  if (name !== 'item' && (kontext.lokale.has(name) || kontext.umgebung.name(name)))
    throw new FeelFehler(`Der Name „${name}“ ist schon vergeben. Bitte einen anderen wählen.`, ast.von)
  const platz = kontext.umgebung.neuerPlatz()
  const lokale = new Map(kontext.lokale).set(name, { platz, typ: von })
  return { platz, liste, rumpf: typ(rumpfAst, { ...kontext, lokale }) }
}

function typAufruf(ast: Ast & { k: 'aufruf' }, kontext: Kontext): Baum {
  const argumente = ast.argumente.map((argument) => typ(argument, kontext))
  const funktion = funktionen.get(ast.name)
  if (funktion) {
    const ergebnis = argumente.some((a) => istFehlerhaft(a.typ)) ? FEHLER : funktion.typ(argumente)
    if (typeof ergebnis === 'string')
      throw new FeelFehler(`${ergebnis} So wird „${ast.name}“ geschrieben: ${funktion.aufruf}.`, ast.von)
    return { k: 'funktion', name: ast.name, typ: ergebnis, argumente }
  }
  const tabelle = kontext.umgebung.tabelle(ast.name)
  if (!tabelle) {
    const nah = naechster(ast.name, [...funktionen.keys(), ...kontext.umgebung.namen()])
    throw new FeelFehler(
      `„${ast.name}“ ist weder Funktion noch Tabelle. ${nah ? `Meinten Sie „${nah}“?` : `Funktionen sind: ${[...funktionen.keys()].join(', ')}.`}`,
      ast.von,
    )
  }
  if (tabelle.typ.art === 'fehler') return { k: 'tabelle', typ: FEHLER, tabelle, argumente }
  if (argumente.length !== tabelle.schluessel.length)
    throw new FeelFehler(
      `„${ast.name}“ braucht ${String(tabelle.schluessel.length)} Schlüssel: ${tabelle.schluessel.map((s) => s.id).join(', ')}.`,
      ast.von,
    )
  for (const [index, argument] of argumente.entries())
    erwarte(argument.typ, tabelle.schluessel[index]!.typ, ast.argumente[index]!)
  return { k: 'tabelle', typ: tabelle.typ, tabelle, argumente }
}

function verlange(ast: Ast, erwartet: Typ, kontext: Kontext): Baum {
  const baum = typ(ast, kontext)
  erwarte(baum.typ, erwartet, ast)
  return baum
}

function erwarte(gefunden: Typ, erwartet: Typ, ast: Ast): void {
  if (!passt(gefunden, erwartet))
    throw new FeelFehler(`Hier wird ${nenne(erwartet)} gebraucht, das ist ${nenne(gefunden)}.`, ast.von)
}

function pruefeOrdnung(typ: Typ, ast: Ast): void {
  if (typ.art !== 'zahl' && typ.art !== 'datum' && typ.art !== 'fehler')
    throw new FeelFehler(`Größer und kleiner gibt es nur bei Zahlen und Daten, das ist ${nenne(typ)}.`, ast.von)
}

/** Two sets of possible words without a common one: the comparison could never be true, so it is a typing error. */
function pruefeWorte(a: Typ, b: Typ, ast: Ast): void {
  if (a.art !== 'text' || b.art !== 'text' || !a.werte || !b.werte) return
  if (b.werte.some((wert) => a.werte!.includes(wert))) return
  const [bekannt, falsch] = a.werte.length === 1 ? [b.werte, a.werte[0]!] : [a.werte, b.werte[0] ?? '']
  const nah = naechster(falsch, bekannt)
  throw new FeelFehler(
    `„${falsch}“ kommt hier nie vor. ${nah ? `Meinten Sie „${nah}“?` : `Möglich sind: ${bekannt.join(', ')}.`}`,
    ast.von,
  )
}
