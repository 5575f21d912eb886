import { JANEIN, nenne, passt, type Typ } from '../werte/typ.ts'
import { type Ast, FeelFehler } from './ast.ts'
import type { Baum } from './baum.ts'
import { erwarte, type Kontext } from './typ-kontext.ts'

type Schleife = Extract<Ast, { k: 'fuer' | 'ein' | 'alle' }>

/** for x in liste return e; the lists of inner iterators are put one behind another. */
export function typFuer(ast: Schleife, kontext: Kontext): Baum {
  const schleife = typSchleife(ast.liste, ast.name, ast.rumpf, ast, kontext)
  const fuer: Baum = { k: 'fuer', typ: { art: 'liste', von: schleife.rumpf.typ }, ...schleife }
  return ast.flach ? { k: 'funktion', name: 'flatten once', typ: schleife.rumpf.typ, argumente: [fuer] } : fuer
}

export function typQuantor(k: 'ein' | 'alle', ast: Schleife, kontext: Kontext): Baum {
  const schleife = typSchleife(ast.liste, ast.name, ast.rumpf, ast, kontext)
  erwarte(schleife.rumpf.typ, JANEIN, ast.rumpf)
  return { k, typ: JANEIN, ...schleife }
}

/** liste[bedingung] keeps elements, liste[zahl] is the one at that place. */
export function typFilter(ast: Ast & { k: 'filter' }, kontext: Kontext): Baum {
  const schleife = typSchleife(ast.liste, 'item', ast.bedingung, ast, kontext)
  const { liste, rumpf } = schleife
  if (rumpf.typ.art === 'zahl' && liste.typ.art === 'liste')
    return { k: 'funktion', name: 'item', typ: liste.typ.von, argumente: [liste, rumpf] }
  if (rumpf.typ.art !== 'janein' && rumpf.typ.art !== 'fehler')
    throw new FeelFehler(
      'In eckigen Klammern steht eine Bedingung, zum Beispiel [item.art = "rente"], oder eine Stelle.',
      ast.von,
    )
  return { k: 'filter', typ: liste.typ, ...schleife }
}

function typSchleife(listeAst: Ast, name: string, rumpfAst: Ast, ast: Ast, kontext: Kontext) {
  const liste = listeAst.k === 'bereich' ? typFolge(listeAst, kontext) : kontext.typ(listeAst, kontext)
  if (liste.typ.art !== 'liste' && liste.typ.art !== 'fehler')
    throw new FeelFehler(`Hier wird eine Liste gebraucht, das ist ${nenne(liste.typ)}.`, ast.von)
  const von = liste.typ.art === 'liste' ? liste.typ.von : liste.typ
  if (name !== 'item' && (kontext.lokale.has(name) || kontext.umgebung.name(name)))
    throw new FeelFehler(`Der Name „${name}“ ist schon vergeben. Bitte einen anderen wählen.`, ast.von)
  const platz = kontext.umgebung.neuerPlatz()
  const lokale = new Map(kontext.lokale).set(name, { platz, typ: von })
  return { platz, liste, rumpf: kontext.typ(rumpfAst, { ...kontext, lokale }) }
}

/** 1..5 up or down, [1..5) only up: the whole numbers or the days in between. */
function typFolge(ast: Ast & { k: 'bereich' }, kontext: Kontext): Baum {
  const a = kontext.typ(ast.a, kontext)
  const b = kontext.typ(ast.b, kontext)
  const zaehlbar = (typ: Typ) => typ.art === 'zahl' || typ.art === 'datum' || typ.art === 'fehler'
  if (!zaehlbar(a.typ) || !passt(a.typ, b.typ))
    throw new FeelFehler(
      `Durchlaufen werden ganze Zahlen oder Tage, das ist ${nenne(zaehlbar(a.typ) ? b.typ : a.typ)}.`,
      ast.von,
    )
  const flagge = (wert: boolean): Baum => ({ k: 'konstante', typ: JANEIN, wert })
  const grenzen = ast.klammer ? [flagge(ast.ohneA), flagge(ast.ohneB)] : []
  return { k: 'funktion', name: '..', typ: { art: 'liste', von: a.typ }, argumente: [a, b, ...grenzen] }
}
