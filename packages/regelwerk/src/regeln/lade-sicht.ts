import type { Bedingung, Blatt } from '../bedingung/bedingung.ts'
import type { Umgebung } from '../feel/baum.ts'
import { naechster } from '../meldung/naechster.ts'

/** Reports a fault below the rule: path from the rule on, German text. */
export type Meldung = (pfad: string, text: string) => undefined

/** The named conditions of a Fassung; `bedingung` undefined = reported where it is written. */
export type Benannte = ReadonlyMap<string, { roh: unknown; bedingung: Bedingung | undefined }>

/** What a condition may use: names of facts, other conditions by their name, and the fields of an item of a list. */
export type Sicht = {
  umgebung: Umgebung
  benannte: Benannte
  melde: Meldung
  eintrag?: { liste: string; platz: number }
}

export type Objekt = Record<string, unknown>

/** What of a leaf stands in the trace: its place in the rule, the fact, the operator. */
export type Blattkopf = Pick<Blatt, 'stelle' | 'fact' | 'operator' | 'imEintrag'>

/** Reads a condition inside of another one. */
export type LiesInnen = (wert: unknown, pfad: string, sicht: Sicht) => Bedingung | undefined

export function pruefeSchluessel(objekt: Objekt, erlaubt: readonly string[], pfad: string, melde: Meldung): boolean {
  const fremd = Object.keys(objekt).filter((key) => !erlaubt.includes(key))
  for (const key of fremd)
    melde(
      pfad,
      `Der Schlüssel „${key.slice(0, 60)}“ ist hier unbekannt.${rat(key, erlaubt) || ` Erlaubt sind: ${erlaubt.join(', ')}.`}`,
    )
  return fremd.length === 0
}

export function rat(name: string | undefined, bekannt: Iterable<string>): string {
  const nah = name === undefined ? undefined : naechster(name, bekannt)
  return nah ? ` Meinten Sie „${nah}“?` : ''
}
