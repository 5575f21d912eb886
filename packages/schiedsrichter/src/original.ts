import { Engine, Fact, type TopLevelCondition } from 'json-rules-engine'
import { type Bedingung, type Blatt, blaetterVon } from './bedingung.ts'
import type { Fakt, Fakten } from './fakten.ts'
import { istZahl, stellen, wandle } from './wandle.ts'

/** Makes the engine of one run; another one only where a test wants a broken original. */
export type MacheEngine = () => Engine

/** Paths are never resolved: every fact goes in under its full name, so the resolver with the known holes never runs. */
export const macheEngine: MacheEngine = () =>
  new Engine([], {
    pathResolver: () => {
      throw new Error('paths are not used')
    },
  })

export type Originalregel = { code: string; bedingung: Bedingung }

/**
 * Results of the rules by code. A fresh engine for every run: one that is shared by overlapping runs, or used again
 * after one that failed, skips rules in silence.
 */
export async function rechneMitOriginal(
  mache: MacheEngine,
  regeln: readonly Originalregel[],
  fakten: Fakten,
): Promise<Map<string, boolean>> {
  const engine = mache()
  const blaetter = regeln.flatMap(({ bedingung }) => blaetterVon(bedingung))
  const skala = Math.max(0, ...blaetter.map((blatt) => stellenVon(blatt, fakten)))
  for (const [name, wert] of werteVon(blaetter, fakten, skala)) engine.addFact(new Fact(name, wert, { cache: false }))
  for (const [name, benannte] of benannteIn(regeln.map(({ bedingung }) => bedingung)))
    engine.setCondition(name, alsOriginal(benannte, skala) as TopLevelCondition)
  for (const { code, bedingung } of regeln)
    engine.addRule({
      name: code,
      conditions: alsOriginal(bedingung, skala) as TopLevelCondition,
      event: { type: 'regel' },
    })
  const { results, failureResults } = await engine.run()
  return new Map([...results, ...failureResults].map(({ name, result }) => [name, result as boolean]))
}

function benannteIn(
  bedingungen: readonly Bedingung[],
  gefunden = new Map<string, Bedingung>(),
): Map<string, Bedingung> {
  for (const bedingung of bedingungen) {
    if (bedingung.k === 'condition') gefunden.set(bedingung.name, bedingung.kind)
    if ('kinder' in bedingung) benannteIn(bedingung.kinder, gefunden)
    if ('kind' in bedingung) benannteIn([bedingung.kind], gefunden)
  }
  return gefunden
}

function alsOriginal(bedingung: Bedingung, skala: number): object {
  const rang = bedingung.priority === undefined ? {} : { priority: bedingung.priority }
  switch (bedingung.k) {
    case 'all':
    case 'any':
      return { [bedingung.k]: bedingung.kinder.map((kind) => alsOriginal(kind, skala)), ...rang }
    case 'not':
      return { not: alsOriginal(bedingung.kind, skala), ...rang }
    case 'condition':
      return { condition: bedingung.name, ...rang }
    case 'angegeben':
      return { fact: angegeben(bedingung.fact), operator: bedingung.operator, value: null, ...rang }
    default: {
      const { fact, operator, art, rechts } = bedingung
      const value = 'fact' in rechts ? { fact: rechts.fact } : wandle(rechts.konstante, art, skala)
      return { fact, operator, value, ...rang }
    }
  }
}

/** Whether something was stated stays as it is when unknown values are tried out: so it is a fact of its own. */
const angegeben = (fact: string) => `${fact} angegeben`

function werteVon(blaetter: readonly Blatt[], fakten: Fakten, skala: number): Map<string, unknown> {
  const werte = new Map<string, unknown>()
  for (const blatt of blaetter) {
    if (blatt.k === 'angegeben') werte.set(angegeben(blatt.fact), fakten.get(blatt.fact)!.angegeben ? true : null)
    else for (const name of namenVon(blatt)) werte.set(name, wandle(fakten.get(name)!.wert, blatt.art, skala))
  }
  return werte
}

/** Names of the facts whose values a leaf compares. */
export function namenVon(blatt: Blatt): string[] {
  if (blatt.k === 'angegeben') return []
  return 'fact' in blatt.rechts ? [blatt.fact, blatt.rechts.fact] : [blatt.fact]
}

function stellenVon(blatt: Blatt, fakten: Fakten): number {
  if (blatt.k === 'angegeben' || !istZahl(blatt.art)) return 0
  const konstante = 'fact' in blatt.rechts ? [] : [blatt.rechts.konstante]
  const werte = [...namenVon(blatt).map((name) => (fakten.get(name) as Fakt).wert), ...konstante].flat()
  return Math.max(0, ...werte.map((wert) => (typeof wert === 'string' ? stellen(wert) : 0)))
}
