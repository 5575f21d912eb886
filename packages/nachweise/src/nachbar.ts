import type { Fund } from './fundstellen.ts'
import { type Lauftext, type Stelle, sameParagraph, zelleAn } from './lauftext.ts'
import type { Zeile, Zelle } from './zeilen.ts'

/** The lines of text that a label points at, in a form or in running text. Empty = nothing stands there. */
export function findValue(lauf: Lauftext, fund: Fund, all: readonly Fund[]): { zeilen: string[]; lauftext: boolean } {
  for (const wo of fund.feld.wo) {
    if (wo === 'danach') {
      const text = after(lauf, fund, all)
      if (text !== '') return { zeilen: [text], lauftext: true }
    } else if (fund.zelle) {
      const zeilen = wo === 'rechts' ? right(lauf, fund.zelle, fund.rest, all) : below(lauf, fund.zelle, fund.rest, all)
      if (zeilen.length > 0) return { zeilen, lauftext: false }
    }
  }
  return { zeilen: [], lauftext: false }
}

function right(lauf: Lauftext, label: Stelle, rest: string, all: readonly Fund[]): string[] {
  if (rest !== '') return [rest]
  const stelle = lauf.stellen.find((s) => s.zeile === label.zeile && s.zelle === label.zelle + 1)
  if (!stelle || isLabel(all, stelle)) return []
  return [read(lauf, stelle), ...continued(lauf, stelle, all, 'allein')]
}

function below(lauf: Lauftext, label: Stelle, rest: string, all: readonly Fund[]): string[] {
  if (rest !== '') return []
  const here = lauf.zeilen[label.zeile]!
  const next = lauf.zeilen[label.zeile + 1]
  if (!next || next.seite !== here.seite || next.y - here.y > 3 * Math.max(here.hoehe, next.hoehe)) return []
  const stelle = inColumn(lauf, label.zeile + 1, zelleAn(lauf, label))
  if (!stelle || isLabel(all, stelle)) return []
  return [read(lauf, stelle), ...continued(lauf, stelle, all, 'spalte')]
}

/** Lines that go on below a value: alone in their line (beside a label) or in the same column (below one). */
function continued(lauf: Lauftext, first: Stelle, all: readonly Fund[], how: 'allein' | 'spalte'): string[] {
  const value = zelleAn(lauf, first)
  const lines: string[] = []
  for (let i = first.zeile + 1; i < lauf.zeilen.length; i++) {
    const [above, line] = [lauf.zeilen[i - 1]!, lauf.zeilen[i]!]
    if (!sameParagraph(above, line) || (how === 'allein' && !standsAlone(line, value))) break
    const stelle = inColumn(lauf, i, value)
    if (!stelle || isLabel(all, stelle)) break
    lines.push(read(lauf, stelle))
  }
  return lines
}

function standsAlone(line: Zeile, value: Zelle): boolean {
  return line.zellen.length === 1 && Math.abs(line.zellen[0]!.x - value.x) <= 2
}

/** The one cell of a line that stands below another; two candidates are none. */
function inColumn(lauf: Lauftext, zeile: number, above: Zelle): Stelle | undefined {
  const cells = lauf.stellen.filter((s) => {
    if (s.zeile !== zeile) return false
    const { x, x2 } = zelleAn(lauf, s)
    return x < above.x2 && above.x < x2
  })
  return cells.length === 1 ? cells[0] : undefined
}

function isLabel(all: readonly Fund[], stelle: Stelle): boolean {
  return all.some((f) => f.zelle === stelle)
}

function read(lauf: Lauftext, stelle: Stelle): string {
  return lauf.text.slice(stelle.start, stelle.end)
}

const ABBREVIATIONS = new Set(['dr', 'prof', 'dipl', 'ing', 'med', 'jur', 'st', 'str', 'nr', 'geb', 'hl'])

/** Up to the end of the sentence, of the paragraph, or to the next label. */
function after(lauf: Lauftext, fund: Fund, all: readonly Fund[]): string {
  const paragraph = lauf.text.indexOf('\n', fund.end)
  const label = all.find((f) => f.start >= fund.end)?.start
  const end = Math.min(paragraph < 0 ? lauf.text.length : paragraph, label ?? lauf.text.length)
  const text = lauf.text.slice(fund.end, end).replace(/^[\s:]+/, '')
  return text.slice(0, endOfSentence(text)).replace(/[\s,:]+$/, '')
}

function endOfSentence(text: string): number {
  for (const { index, 0: mark } of text.matchAll(/[.;!?](?=\s|$)/g)) {
    const word = /[\p{L}\p{N}]*$/u.exec(text.slice(0, index))![0].toLowerCase()
    const abbreviated = /^\d+$/.test(word) || /^\p{L}$/u.test(word) || ABBREVIATIONS.has(word)
    const next = text.slice(index + 1).trimStart()
    if (mark !== '.' || next === '' || (!abbreviated && /^\p{Lu}/u.test(next))) return index
  }
  return text.length
}
