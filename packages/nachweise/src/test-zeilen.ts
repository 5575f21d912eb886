import type { Zeile } from './zeilen.ts'

/** Test builder: lines of a page; cells are separated by "|", an empty line is a wide gap. Columns are 200 points. */
export function seite(text: string): Zeile[] {
  let y = 50
  return text.split('\n').flatMap((line) => {
    y += 15
    if (line.trim() === '') return []
    const zellen = line.split('|').flatMap((cell, column) => {
      const words = cell.trim()
      return words === '' ? [] : [{ text: words, x: column * 200, x2: column * 200 + words.length * 5 }]
    })
    return [{ seite: 1, y, hoehe: 11, zellen }]
  })
}
