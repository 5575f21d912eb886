import type { Aenderung } from './aenderung.ts'
import { paare } from './json-unterschied.ts'

/** Text blocks by id (`einfach/<id>`, `leicht/<id>`): the first line that differs shows where. */
export function vergleicheTexte(alt: ReadonlyMap<string, string>, neu: ReadonlyMap<string, string>): Aenderung[] {
  return paare(alt, neu)
    .filter((p) => p.alt !== p.neu)
    .map(({ name, alt: a, neu: n }): Aenderung => {
      const kopf = { bereich: 'text' as const, name, ab: '', norm: '' }
      if (a === undefined) return { ...kopf, art: 'neu', satz: `Neu: der Text „${name}“.` }
      if (n === undefined) return { ...kopf, art: 'entfallen', satz: `Entfallen: der Text „${name}“.` }
      return { ...kopf, art: 'geaendert', satz: `Text „${name}“: ${ersteStelle(a.split('\n'), n.split('\n'))}.` }
    })
}

function ersteStelle(alt: readonly string[], neu: readonly string[]): string {
  const zeile = neu.findIndex((text, i) => text !== alt[i])
  const i = zeile < 0 ? neu.length : zeile
  return `Zeile ${i + 1} „${kuerze(alt[i] ?? '')}“ → „${kuerze(neu[i] ?? '')}“`
}

const kuerze = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
