import { parser } from 'lezer-feel'
import { type Ast, FeelFehler, type Rechenop, type Vergleichsop } from './ast.ts'
import { hinweis } from './hinweis.ts'
import { liesName, liesText, liesZahl } from './worte.ts'

type Node = ReturnType<typeof parser.parse>['topNode']
const feel = parser.configure({ top: 'Expression' })
const MAX_LAENGE = 4000
const MAX_TIEFE = 60

/** Parses an expression of the FEEL subset. @throws FeelFehler with a German remedy. */
export function parseFeel(quelle: string): Ast {
  if (quelle.trim() === '') throw new FeelFehler('Der Ausdruck ist leer.', 0)
  if (quelle.length > MAX_LAENGE)
    throw new FeelFehler('Der Ausdruck ist zu lang. Bitte in mehrere Ableitungen teilen.', MAX_LAENGE)
  return lies(feel.parse(quelle).topNode, { quelle, tiefe: 0 })
}

type Ort = { quelle: string; tiefe: number }

function lies(node: Node, ort: Ort): Ast {
  if (ort.tiefe > MAX_TIEFE)
    throw new FeelFehler('Der Ausdruck ist zu tief geschachtelt. Bitte in Ableitungen teilen.', node.from)
  const kinder = children(node)
  const fehler = kinder.find((kind) => kind.type.isError)
  if (fehler) throw unlesbar(fehler, ort)
  const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
  const teile = kinder.filter(istAusdruck)
  const teil = (index: number): Ast => {
    const gefunden = teile[index]
    if (!gefunden) throw unlesbar(node, ort)
    return lies(gefunden, innen)
  }
  const stelle = { von: node.from, bis: node.to }
  const text = textVon(node, ort)
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
    case 'PositiveUnaryTest':
      return teil(0)
    case 'SimplePositiveUnaryTest': {
      const op = operator(kinder, 'CompareOp', ort)
      return istVergleichsop(op) ? { ...stelle, k: 'test', op, x: teil(0) } : teil(0)
    }
    case 'IterationContext':
      return teile.length === 1
        ? teil(0)
        : { ...stelle, k: 'bereich', a: teil(0), b: teil(1), klammer: false, ohneA: false, ohneB: false }
    case 'Interval':
      return {
        ...stelle,
        k: 'bereich',
        a: teil(0),
        b: teil(1),
        klammer: true,
        ohneA: kinder[0]?.name !== '[',
        ohneB: kinder.at(-1)?.name !== ']',
      }
    case 'NumericLiteral':
      return { ...stelle, k: 'zahl', wert: liesZahl(text) }
    case 'StringLiteral':
      return { ...stelle, k: 'text', wert: liesText(text, node.from) }
    case 'BooleanLiteral':
      return { ...stelle, k: 'janein', wert: text === 'true' }
    case 'null':
      return { ...stelle, k: 'null' }
    case 'DateTimeLiteral':
      return liesZeitpunkt(node, kinder, ort)
    case 'VariableName':
      return { ...stelle, k: 'name', name: liesName(text, node.from) }
    case 'PathExpression':
      return liesPfad(node, kinder, ort, teil(0))
    case 'ArithmeticExpression':
      if (kinder[0]?.name === 'ArithOp') return { ...stelle, k: 'negativ', x: teil(0) }
      return { ...stelle, k: 'rechnen', op: rechenart(node, kinder, ort), a: teil(0), b: teil(1) }
    case 'Comparison':
      return { ...stelle, ...liesVergleich(node, kinder, ort, teil) }
    case 'Conjunction':
      return { ...stelle, k: 'und', a: teil(0), b: teil(1) }
    case 'Disjunction':
      return { ...stelle, k: 'oder', a: teil(0), b: teil(1) }
    case 'IfExpression':
      return { ...stelle, k: 'wenn', bedingung: teil(0), dann: teil(1), sonst: teil(2) }
    case 'ForExpression':
      return liesSchleife('fuer', node, kinder, ort)
    case 'QuantifiedExpression':
      return liesSchleife(kinder[0]?.name === 'some' ? 'ein' : 'alle', node, kinder, ort)
    case 'FilterExpression':
      return { ...stelle, k: 'filter', liste: teil(0), bedingung: teil(1) }
    case 'List':
      return { ...stelle, k: 'liste', werte: teile.map((kind) => lies(kind, innen)) }
    case 'Context':
      return { ...stelle, k: 'kontext', felder: teile.map((kind) => liesFeld(kind, innen)) }
    case 'FunctionInvocation':
      return {
        ...stelle,
        k: 'aufruf',
        name: liesName(textVon(kinder[0]!, ort), node.from),
        ...liesArgumente(kinder, innen),
      }
    default:
      throw unlesbar(node, ort)
  }
}

/** date("..."), duration("...") and @"..." have words of their own in the grammar. */
function liesZeitpunkt(node: Node, kinder: Node[], ort: Ort): Ast {
  const stelle = { von: node.from, bis: node.to }
  const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
  const [kopf] = kinder
  if (kopf?.name === 'AtLiteral') {
    const [text] = children(kopf)
    if (!text) throw unlesbar(node, ort)
    return { ...stelle, k: 'datum', wert: liesText(textVon(text, ort), node.from) }
  }
  if (!kopf) throw unlesbar(node, ort)
  const name = textVon(kopf, ort).replaceAll(/\s+/g, ' ')
  return { ...stelle, k: 'aufruf', name, ...liesArgumente(kinder, innen) }
}

function liesArgumente(kinder: Node[], innen: Ort): { argumente: Ast[]; namen: string[] | undefined } {
  const benannt = kinder.find((kind) => kind.name === 'NamedParameters')
  const gruppe = benannt ?? kinder.find((kind) => kind.name === 'PositionalParameters')
  const eintraege = gruppe ? children(gruppe).filter(istAusdruck) : []
  const fehler = gruppe && children(gruppe).find((kind) => kind.type.isError)
  if (fehler) throw unlesbar(fehler, innen)
  if (!benannt) return { argumente: eintraege.map((kind) => lies(kind, innen)), namen: undefined }
  const paare = eintraege.map((kind) => children(kind).filter(istAusdruck))
  return {
    argumente: paare.map(([name, wert]) => {
      if (!wert) throw unlesbar(name ?? benannt, innen)
      return lies(wert, innen)
    }),
    namen: paare.map(([name]) => liesName(textVon(name!, innen).trim(), name!.from)),
  }
}

/** Names with dots stay one name, as angaben.json has them; behind anything else stands a field. */
function liesPfad(node: Node, kinder: Node[], ort: Ort, x: Ast): Ast {
  const stelle = { von: node.from, bis: node.to }
  const feld = kinder.at(-1)
  if (feld?.name !== 'PathName') throw unlesbar(node, ort)
  const name = liesName(textVon(feld, ort), feld.from)
  const offen = kinder[0]?.name !== 'ParenthesizedExpression'
  return x.k === 'name' && offen
    ? { ...stelle, k: 'name', name: `${x.name}.${name}` }
    : { ...stelle, k: 'pfad', x, feld: name }
}

function liesFeld(node: Node, ort: Ort): { name: string; wert: Ast; von: number } {
  const [schluessel, wert] = children(node).filter(istAusdruck)
  const name = schluessel && children(schluessel)[0]
  if (!name || !wert || wert.type.isError) throw unlesbar(node, ort)
  const text = textVon(name, ort)
  const ausText = name.name === 'StringLiteral' ? liesText(text, node.from) : text
  return { name: liesName(ausText, node.from), wert: lies(wert, ort), von: node.from }
}

function liesVergleich(node: Node, kinder: Node[], ort: Ort, teil: (index: number) => Ast) {
  if (kinder.some((kind) => kind.name === 'between'))
    return { k: 'zwischen', x: teil(0), a: teil(1), b: teil(2) } as const
  if (kinder.some((kind) => kind.name === 'in')) {
    const tests = kinder.filter(istAusdruck).slice(1)
    const einzeln = tests.flatMap((kind) => (kind.name === 'PositiveUnaryTests' ? children(kind) : [kind]))
    const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
    return { k: 'in', x: teil(0), tests: einzeln.filter(istAusdruck).map((kind) => lies(kind, innen)) } as const
  }
  const op = operator(kinder, 'CompareOp', ort)
  if (!istVergleichsop(op)) throw unlesbar(node, ort)
  const rechts = kinder.filter(istAusdruck)[1]
  if (rechts?.name === 'SimplePositiveUnaryTest' && rechts.firstChild?.name === 'CompareOp') throw unlesbar(rechts, ort)
  return { k: 'vergleich', op, a: teil(0), b: teil(1) } as const
}

/** Several iterators are loops in each other. */
function liesSchleife(k: 'fuer' | 'ein' | 'alle', node: Node, kinder: Node[], ort: Ort): Ast {
  const stelle = { von: node.from, bis: node.to }
  const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
  const bindungen = kinder
    .filter((kind) => kind.name === 'InExpressions')
    .flatMap(children)
    .filter((kind) => kind.name === 'InExpression')
  const rumpf = kinder.at(-1)
  if (!rumpf || bindungen.length === 0) throw unlesbar(node, ort)
  return bindungen.reduceRight<Ast>(
    (inneres, bindung, index) => {
      const [name, liste] = children(bindung).filter(istAusdruck)
      if (!name || !liste) throw unlesbar(bindung, ort)
      const flach = k === 'fuer' && index < bindungen.length - 1
      return {
        ...stelle,
        k,
        name: liesName(textVon(name, ort), name.from),
        liste: lies(liste, innen),
        rumpf: inneres,
        flach,
      }
    },
    lies(rumpf, innen),
  )
}

function rechenart(node: Node, kinder: Node[], ort: Ort): Rechenop {
  const op = operator(kinder, 'ArithOp', ort)
  if (op === '+' || op === '-' || op === '*' || op === '/' || op === '**') return op
  throw new FeelFehler(`Die Rechenart „${op}“ gibt es hier nicht. Erlaubt sind + - * / und **.`, node.from)
}

function operator(kinder: Node[], name: string, ort: Ort): string {
  const op = kinder.find((kind) => kind.name === name)
  return op ? textVon(op, ort) : ''
}

function istVergleichsop(op: string): op is Vergleichsop {
  return op === '=' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>='
}

/** Grammar nodes that stand for a value are capitalised; keywords, brackets and operators are not wanted. */
function istAusdruck(node: Node): boolean {
  return node.name === 'null' || (/^[A-Z]/.test(node.name) && !node.name.endsWith('Op'))
}

function children(node: Node): Node[] {
  const list: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) list.push(child)
  }
  return list
}

function textVon(node: Node, ort: Ort): string {
  return ort.quelle.slice(node.from, node.to)
}

const KEIN_UMFANG: Readonly<Record<string, string>> = {
  FunctionDefinition: 'Eigene Funktionen gibt es nicht. Bitte eine Ableitung oder eine Tabelle anlegen.',
  InstanceOfExpression: 'Die Art jedes Wertes steht fest, „instance of“ wird nicht gebraucht.',
}

function unlesbar(node: Node, ort: Ort): FeelFehler {
  const stueck = ort.quelle.slice(node.from)
  if (stueck.trim() === '')
    return new FeelFehler(
      'Hier bricht der Ausdruck ab, es fehlt etwas, zum Beispiel eine schließende Klammer.',
      node.from,
    )
  return new FeelFehler(KEIN_UMFANG[node.name] ?? hinweis(stueck, ort.quelle), node.from)
}
