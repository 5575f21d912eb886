import type { Zeile, Zelle } from '@weiche/nachweise'

/** A piece of text as the PDF places it; `y` = base line from the top of the page. All in points. */
export type Fragment = { text: string; x: number; x2: number; y: number; hoehe: number }

/** Base lines this far apart (in type sizes) still make one line. */
const SAME_LINE = 0.35
/** Below this gap (in type sizes) fragments belong to one word, from the next one on a new cell begins. */
const WORD_GAP = 0.12
const CELL_GAP = 0.9

/** Lines from top to bottom, cells from left to right, whatever order the file draws them in. */
export function toZeilen(seite: number, fragments: readonly Fragment[]): Zeile[] {
  const sorted = fragments.filter((f) => f.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Fragment[][] = []
  for (const fragment of sorted) {
    const line = lines.at(-1)
    if (line && fragment.y - line[0]!.y <= SAME_LINE * Math.max(fragment.hoehe, line[0]!.hoehe)) line.push(fragment)
    else lines.push([fragment])
  }
  return lines.map((line) => ({
    seite,
    y: line[0]!.y,
    hoehe: Math.max(...line.map((f) => f.hoehe)),
    zellen: toZellen(line.sort((a, b) => a.x - b.x)),
  }))
}

function toZellen(line: readonly Fragment[]): Zelle[] {
  const zellen: Zelle[] = []
  for (const { text, x, x2, hoehe } of line) {
    const last = zellen.at(-1)
    const gap = last ? (x - last.x2) / hoehe : Number.POSITIVE_INFINITY
    if (!last || gap >= CELL_GAP) {
      zellen.push({ text: text.trim(), x, x2 })
      continue
    }
    last.text += (gap > WORD_GAP || text.startsWith(' ') ? ' ' : '') + text.trim()
    last.x2 = Math.max(last.x2, x2)
  }
  return zellen
}
