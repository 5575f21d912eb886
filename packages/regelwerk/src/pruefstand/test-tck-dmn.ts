import { type Ast, FeelFehler } from '../feel/ast.ts'
import { parseFeel } from '../feel/parse.ts'
import { DATUM, JANEIN, kontextVon, MONATE, TEXT, type Typ, ZAHL, ZEIT } from '../werte/typ.ts'
import { type Knoten, kind, kinder } from './test-tck-xml.ts'

export type Entscheidung = { name: string; logik: Knoten | undefined; braucht: readonly string[] }
/** What a .dmn file says, as far as expressions need it. */
export type Dmn = {
  entscheidungen: ReadonlyMap<string, Entscheidung>
  /** Declared type of each input; undefined = anything. */
  eingaben: ReadonlyMap<string, Typ | undefined>
}

const LOGIK = [
  'literalExpression',
  'context',
  'list',
  'relation',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
  'invocation',
  'decisionTable',
  'functionDefinition',
]

export function liesDmn(wurzel: Knoten): Dmn {
  const definitionen = new Map(kinder(wurzel, 'itemDefinition').map((k) => [k.attribute['name'] ?? '', k]))
  const namen = new Map(wurzel.kinder.map((k) => [k.attribute['id'] ?? '', k.attribute['name'] ?? '']))
  const entscheidungen = kinder(wurzel, 'decision').map((k): [string, Entscheidung] => {
    const ziele = kinder(k, 'informationRequirement').flatMap((b) =>
      b.kinder.map((ziel) => ziel.attribute['href'] ?? ''),
    )
    const braucht = ziele.map((ziel) => namen.get(ziel.replace(/^.*#/, '')) ?? '')
    const name = k.attribute['name'] ?? ''
    return [name, { name, logik: kind(k, ...LOGIK), braucht }]
  })
  const eingaben = kinder(wurzel, 'inputData').map((k): [string, Typ | undefined] => [
    k.attribute['name'] ?? '',
    typVon(kind(k, 'variable')?.attribute['typeRef'], definitionen),
  ])
  return { entscheidungen: new Map(entscheidungen), eingaben: new Map(eingaben) }
}

const EINGEBAUT: Readonly<Record<string, Typ>> = {
  number: ZAHL,
  string: TEXT,
  boolean: JANEIN,
  date: DATUM,
  dayTimeDuration: ZEIT,
  yearMonthDuration: MONATE,
}

function typVon(verweis: string | undefined, definitionen: ReadonlyMap<string, Knoten>): Typ | undefined {
  const name = verweis?.replace(/^feel[:.]/, '') ?? 'Any'
  const definition = definitionen.get(name)
  return definition ? typAus(definition, definitionen) : EINGEBAUT[name]
}

function typAus(definition: Knoten, definitionen: ReadonlyMap<string, Knoten>): Typ | undefined {
  const teile = kinder(definition, 'itemComponent')
  const felder = teile.flatMap((teil) => {
    const typ = typAus(teil, definitionen)
    return typ ? [{ name: teil.attribute['name'] ?? '', typ }] : []
  })
  if (felder.length < teile.length) return undefined
  const einzeln = teile.length > 0 ? kontextVon(felder) : typVon(kind(definition, 'typeRef')?.text.trim(), definitionen)
  return einzeln && definition.attribute['isCollection'] === 'true' ? { art: 'liste', von: einzeln } : einzeln
}

const ORT = { von: 0, bis: 0 }

/** Boxed expressions are expressions: a context is a context, a boxed loop a loop. */
export function liesLogik(knoten: Knoten | undefined): Ast {
  const innen = (name: string) => liesLogik(knoten && kind(knoten, name)?.kinder.find((k) => LOGIK.includes(k.name)))
  const variable = knoten?.attribute['iteratorVariable'] ?? ''
  switch (knoten?.name) {
    case 'literalExpression':
      return parseFeel(kind(knoten, 'text')?.text ?? '')
    case 'context':
      return liesKontext(knoten)
    case 'list':
      return { ...ORT, k: 'liste', werte: knoten.kinder.filter((k) => LOGIK.includes(k.name)).map(liesLogik) }
    case 'relation':
      return liesTabelle(knoten)
    case 'conditional':
      return { ...ORT, k: 'wenn', bedingung: innen('if'), dann: innen('then'), sonst: innen('else') }
    case 'filter':
      return { ...ORT, k: 'filter', liste: innen('in'), bedingung: innen('match') }
    case 'for':
      return { ...ORT, k: 'fuer', name: variable, liste: innen('in'), rumpf: innen('return'), flach: false }
    case 'some':
    case 'every':
      return {
        ...ORT,
        k: knoten.name === 'some' ? 'ein' : 'alle',
        name: variable,
        liste: innen('in'),
        rumpf: innen('satisfies'),
        flach: false,
      }
    default:
      throw new FeelFehler(`Das ist kein Ausdruck: ${knoten?.name ?? 'nichts'}.`, 0)
  }
}

function liesKontext(knoten: Knoten): Ast {
  const eintraege = kinder(knoten, 'contextEntry').map((eintrag) => ({
    name: kind(eintrag, 'variable')?.attribute['name'] ?? '',
    logik: eintrag.kinder.find((k) => LOGIK.includes(k.name)),
  }))
  const felder = eintraege.map(({ name, logik }) => ({
    name: name || 'result of the context',
    wert: liesLogik(logik),
    von: 0,
  }))
  const kontext: Ast = { ...ORT, k: 'kontext', felder }
  return eintraege.at(-1)?.name === '' ? { ...ORT, k: 'pfad', x: kontext, feld: 'result of the context' } : kontext
}

function liesTabelle(knoten: Knoten): Ast {
  const spalten = kinder(knoten, 'column').map((k) => k.attribute['name'] ?? '')
  const zeilen = kinder(knoten, 'row').map((zeile): Ast => {
    const zellen = zeile.kinder.filter((k) => LOGIK.includes(k.name))
    return {
      ...ORT,
      k: 'kontext',
      felder: zellen.map((zelle, i) => ({ name: spalten[i] ?? '', wert: liesLogik(zelle), von: 0 })),
    }
  })
  return { ...ORT, k: 'liste', werte: zeilen }
}
