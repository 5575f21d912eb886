import { ZenEngine } from '@gorules/zen-engine'
import { macheEngine } from '@weiche/schiedsrichter'
import type { Fakten, Faktwert } from './fakten.ts'
import type { Bedingung, Regel } from './regeln.ts'

/** json-rules-engine, made anew for one decision, as overlapping decisions require. */
export async function frischeEngine(regeln: readonly Regel[], fakten: Fakten): Promise<string[]> {
  return (await laufe(createEngine(regeln), fakten)).sort()
}

/** json-rules-engine, made once and used one decision after another. */
export function gemeinsameEngine(regeln: readonly Regel[]): (fakten: Fakten) => Promise<string[]> {
  const engine = createEngine(regeln)
  return async (fakten) => (await laufe(engine, fakten)).sort()
}

type Engine = ReturnType<typeof macheEngine>

function createEngine(regeln: readonly Regel[]): Engine {
  const engine = macheEngine()
  for (const { code, conditions } of regeln)
    engine.addRule({ name: code, conditions: conditions as never, event: { type: code } })
  return engine
}

async function laufe(engine: Engine, fakten: Fakten): Promise<string[]> {
  const { events } = await engine.run(fakten)
  return events.map(({ type }) => type)
}

/** GoRules ZEN: one decision table that collects, a row per rule with its condition as an expression. */
export function zen(regeln: readonly Regel[]): (fakten: Fakten) => Promise<string[]> {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'ein', type: 'inputNode', name: 'ein', position: { x: 0, y: 0 } },
      {
        id: 'tafel',
        type: 'decisionTableNode',
        name: 'tafel',
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: 'collect',
          inputs: [{ id: 'bedingung', name: 'bedingung', type: 'expression' }],
          outputs: [{ id: 'code', name: 'code', field: 'code', type: 'expression' }],
          rules: regeln.map(({ code, conditions }) => ({
            _id: code,
            bedingung: alsAusdruck(conditions),
            code: JSON.stringify(code),
          })),
        },
      },
      { id: 'aus', type: 'outputNode', name: 'aus', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'ein', targetId: 'tafel' },
      { id: 'b', type: 'edge', sourceId: 'tafel', targetId: 'aus' },
    ],
  })
  return async (fakten) => {
    const { result } = await decision.evaluate(fakten)
    return (result as { code: string }[]).map(({ code }) => code).sort()
  }
}

const OPERATOREN: Readonly<Record<string, string>> = {
  equal: '==',
  notEqual: '!=',
  in: 'in',
  notIn: 'not in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
}

function alsAusdruck(bedingung: Bedingung): string {
  if ('all' in bedingung) return `(${bedingung.all.map(alsAusdruck).join(' and ')})`
  if ('any' in bedingung) return `(${bedingung.any.map(alsAusdruck).join(' or ')})`
  if ('not' in bedingung) return `not ${alsAusdruck(bedingung.not)}`
  const { fact, operator, value } = bedingung
  const istFakt = typeof value === 'object' && value !== null && 'fact' in value
  return `${zenName(fact)} ${OPERATOREN[operator]!} ${istFakt ? zenName(String(value.fact)) : JSON.stringify(value)}`
}

const zenName = (name: string) => name.replaceAll('.', '_')

/** Facts under names that ZEN can write. */
export function zenFakten(fakten: Fakten): Record<string, Faktwert> {
  return Object.fromEntries(Object.entries(fakten).map(([name, wert]) => [zenName(name), wert]))
}
