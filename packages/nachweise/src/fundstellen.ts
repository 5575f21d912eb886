import type { Lesefeld } from './katalog.ts'
import type { Lauftext, Stelle } from './lauftext.ts'
import { labelForm } from './schrift.ts'

/** A label found in the text; `zelle` is set when it begins a cell and fills it or is followed by a colon there. */
export type Fund = { feld: Lesefeld; start: number; end: number; zelle: Stelle | undefined; rest: string }

/** Every place where a label of the kind stands; of labels that overlap only the longest counts. */
export function findLabels(lauf: Lauftext, felder: readonly Lesefeld[]): Fund[] {
  const found = felder.flatMap((feld) =>
    [...new Set(feld.label.map(labelForm))].flatMap((label) =>
      places(lauf.klein, label).map((start) => toFund(lauf, feld, start, start + label.length)),
    ),
  )
  const counting = found.filter((f) => f.zelle !== undefined || f.feld.wo.includes('danach'))
  return counting
    .filter((f) => !counting.some((g) => overlap(f, g) && g.end - g.start > f.end - f.start))
    .sort((a, b) => a.start - b.start)
}

function places(text: string, label: string): number[] {
  const places: number[] = []
  if (label === '') return places
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + label.length])) places.push(at)
  }
  return places
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

function toFund(lauf: Lauftext, feld: Lesefeld, start: number, end: number): Fund {
  const cell = lauf.stellen.find((s) => s.start === start && end <= s.end)
  const rest = cell ? lauf.text.slice(end, cell.end).trim() : ''
  const form = cell !== undefined && (rest === '' || rest.startsWith(':')) && mayStandInForm(feld)
  return { feld, start, end, zelle: form ? cell : undefined, rest: rest.replace(/^:\s*/, '') }
}

function mayStandInForm(feld: Lesefeld): boolean {
  return feld.wo.includes('rechts') || feld.wo.includes('darunter')
}

function overlap(a: Fund, b: Fund): boolean {
  return a.start < b.end && b.start < a.end
}
