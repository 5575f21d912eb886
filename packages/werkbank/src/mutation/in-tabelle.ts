import type { Mutant } from './mutant.ts'
import { naechsteZahl } from './schritt.ts'

type Teil = Omit<Mutant, 'datei' | 'eintrag'>
type Zeile = { wenn: unknown[]; dann: unknown[] }

const VERGLEICH: Record<string, string> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const KLAMMER: Record<string, string> = { '[': '(', '(': '[', ']': ')', ')': ']' }

/** All mistakes in a decision table: bounds moved, results changed, rows left out. What overlaps then does not load. */
export function inEntscheidungstabelle(zeilen: readonly Zeile[]): Teil[] {
  const entfernt = zeilen.map((zeile, i): Teil => {
    const nachher = zeilen.filter((_, j) => j !== i)
    const idee = `Ein Fall, in dem Zeile ${i + 1} zutrifft.`
    return { schritte: ['zeilen'], was: `Zeile ${i + 1} entfernt`, vorher: zeile, nachher, idee }
  })
  return [
    ...(zeilen.length > 1 ? entfernt : []),
    ...zeilen.flatMap(({ wenn, dann }, i) => [
      ...wenn.flatMap((zelle, j) => inZelle(zelle, ['zeilen', i, 'wenn', j], i + 1)),
      ...dann.flatMap((wert, j) => inErgebnis(wert, ['zeilen', i, 'dann', j], i + 1)),
    ]),
  ]
}

function inZelle(zelle: unknown, schritte: Teil['schritte'], zeile: number): Teil[] {
  if (typeof zelle !== 'string') return []
  const idee = `Ein Fall genau auf der Grenze der Zeile ${zeile}.`
  const teil = (nachher: string): Teil => ({ schritte, was: 'Grenze verschoben', vorher: zelle, nachher, idee })
  const [, operator, wert] = /^(<=|>=|<|>)\s*(.+)$/.exec(zelle) ?? []
  if (operator !== undefined) {
    const naechste = naechsteZahl(wert, 1)
    return [
      teil(`${VERGLEICH[operator]} ${wert}`),
      ...(naechste === undefined ? [] : [teil(`${operator} ${naechste}`)]),
    ]
  }
  const [, auf, von, bis, zu] = /^([[(])(.+?)\.\.(.+)([\])])$/.exec(zelle) ?? []
  return auf === undefined
    ? []
    : [teil(`${KLAMMER[auf]}${von}..${bis}${zu}`), teil(`${auf}${von}..${bis}${KLAMMER[zu!]}`)]
}

function inErgebnis(wert: unknown, schritte: Teil['schritte'], zeile: number): Teil[] {
  const nachher = typeof wert === 'boolean' ? !wert : naechsteZahl(wert, 1)
  const idee = `Ein Fall, in dem Zeile ${zeile} zutrifft, mit ihrem Ergebnis unter „erwartet.werte“.`
  return nachher === undefined ? [] : [{ schritte, was: 'Ergebnis verändert', vorher: wert, nachher, idee }]
}
