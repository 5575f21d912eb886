import { parser } from 'lezer-feel'
import { type Ast, FeelFehler, type Vergleichsop } from './feel-ast.ts'

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
    case 'IterationContext':
      return teil(0)
    case 'NumericLiteral':
      return { ...stelle, k: 'zahl', wert: text }
    case 'StringLiteral':
      return { ...stelle, k: 'text', wert: liesText(text, node.from) }
    case 'BooleanLiteral':
      return { ...stelle, k: 'janein', wert: text === 'true' }
    case 'null':
      return { ...stelle, k: 'null' }
    case 'DateTimeLiteral':
      return { ...stelle, k: 'datum', wert: liesDatum(text, node.from) }
    case 'VariableName':
    case 'PathExpression':
      return { ...stelle, k: 'name', name: liesName(text, node.from) }
    case 'ArithmeticExpression': {
      if (kinder[0]?.name === 'ArithOp') return { ...stelle, k: 'negativ', x: teil(0) }
      return { ...stelle, k: 'rechnen', op: rechenart(node, kinder, ort), a: teil(0), b: teil(1) }
    }
    case 'Comparison':
      return { ...stelle, ...liesVergleich(node, kinder, ort, teil) }
    case 'Conjunction':
      return { ...stelle, k: 'und', a: teil(0), b: teil(1) }
    case 'Disjunction':
      return { ...stelle, k: 'oder', a: teil(0), b: teil(1) }
    case 'IfExpression':
      return { ...stelle, k: 'wenn', bedingung: teil(0), dann: teil(1), sonst: teil(2) }
    case 'ForExpression':
      return { ...stelle, k: 'fuer', ...liesSchleife(node, kinder, ort) }
    case 'QuantifiedExpression':
      return { ...stelle, k: kinder[0]?.name === 'some' ? 'ein' : 'alle', ...liesSchleife(node, kinder, ort) }
    case 'FilterExpression':
      return { ...stelle, k: 'filter', liste: teil(0), bedingung: teil(1) }
    case 'List':
      return { ...stelle, k: 'liste', werte: teile.map((kind) => lies(kind, innen)) }
    case 'FunctionInvocation': {
      if (kinder.some((kind) => kind.name === 'NamedParameters'))
        throw new FeelFehler('Argumente stehen hier ohne Namen, nur in ihrer Reihenfolge.', node.from)
      const argumente = kinder.filter((kind) => kind.name === 'PositionalParameters').flatMap(children)
      return {
        ...stelle,
        k: 'aufruf',
        name: liesName(textVon(kinder[0]!, ort), node.from),
        argumente: argumente.filter(istAusdruck).map((kind) => lies(kind, innen)),
      }
    }
    default:
      throw unlesbar(node, ort)
  }
}

function liesVergleich(node: Node, kinder: Node[], ort: Ort, teil: (index: number) => Ast) {
  if (kinder.some((kind) => kind.name === 'between'))
    return { k: 'zwischen', x: teil(0), a: teil(1), b: teil(2) } as const
  if (kinder.some((kind) => kind.name === 'in')) {
    const tests = kinder.filter(istAusdruck).slice(1)
    const einzeln = tests.flatMap((kind) => (kind.name === 'PositiveUnaryTests' ? children(kind) : [kind]))
    const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
    return { k: 'in', x: teil(0), liste: einzeln.filter(istAusdruck).map((kind) => lies(kind, innen)) } as const
  }
  const op = operator(kinder, 'CompareOp', ort)
  if (!istVergleichsop(op)) throw unlesbar(node, ort)
  return { k: 'vergleich', op, a: teil(0), b: teil(1) } as const
}

function liesSchleife(node: Node, kinder: Node[], ort: Ort): { name: string; liste: Ast; rumpf: Ast } {
  const bindungen = kinder
    .filter((kind) => kind.name === 'InExpressions')
    .flatMap(children)
    .filter((kind) => kind.name === 'InExpression')
  if (bindungen.length !== 1)
    throw new FeelFehler('Hier kann nur eine Liste durchlaufen werden. Bitte schachteln.', node.from)
  const [name, liste] = children(bindungen[0]!).filter(istAusdruck)
  const rumpf = kinder.at(-1)
  if (!name || !liste || !rumpf) throw unlesbar(node, ort)
  const innen = { quelle: ort.quelle, tiefe: ort.tiefe + 1 }
  return { name: textVon(name, ort), liste: lies(liste, innen), rumpf: lies(rumpf, innen) }
}

function rechenart(node: Node, kinder: Node[], ort: Ort): '+' | '-' | '*' {
  const op = operator(kinder, 'ArithOp', ort)
  if (op === '+' || op === '-' || op === '*') return op
  throw new FeelFehler(
    op === '/'
      ? 'Geteilt wird mit gesagter Genauigkeit: „divide(a, b, 10)“ statt „a / b“.'
      : `Die Rechenart „${op}“ gibt es hier nicht. Erlaubt sind + - *.`,
    node.from,
  )
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

function liesName(text: string, stelle: number): string {
  const name = text.replaceAll(/\s+/g, ' ').replaceAll(/ ?\. ?/g, '.')
  if (/^[a-zA-Z][\w ]*(\.[a-zA-Z][\w ]*)*$/.test(name)) return name
  throw new FeelFehler(
    'Ein Name besteht aus Buchstaben, Ziffern und Punkten. Für ein Feld aller Einträge einer Liste: „for m in liste return m.feld“.',
    stelle,
  )
}

function liesText(text: string, stelle: number): string {
  try {
    return JSON.parse(text) as string
  } catch {
    throw new FeelFehler('Der Text in Anführungszeichen ist nicht lesbar.', stelle)
  }
}

function liesDatum(text: string, stelle: number): string {
  const match = /^date\s*\(\s*"([^"]*)"\s*\)$/.exec(text)
  if (!match) throw new FeelFehler('Ein Datum schreibt man als date("2025-01-01").', stelle)
  return match[1]!
}

function unlesbar(node: Node, ort: Ort): FeelFehler {
  const stueck = ort.quelle.slice(node.from, node.from + 20)
  return new FeelFehler(
    stueck === ''
      ? 'Hier bricht der Ausdruck ab, es fehlt etwas.'
      : `„${stueck}“ ist an dieser Stelle nicht erlaubt oder gehört nicht zum Sprachumfang.`,
    node.from,
  )
}
