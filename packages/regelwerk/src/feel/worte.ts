import { FeelFehler } from './ast.ts'

/** The words of an expression: names, texts, numbers as they are written. */

export function liesName(text: string, stelle: number): string {
  const name = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?\. ?/g, '.')
  if (/^[a-zA-Z][\w ]*(\.[a-zA-Z][\w ]*)*$/.test(name)) return name
  throw new FeelFehler('Ein Name besteht aus Buchstaben (ohne Umlaute), Ziffern und Punkten.', stelle)
}

/** FEEL knows two escapes more than JSON: \' and six hexadecimal digits behind \U; a text may also run over lines. */
export function liesText(text: string, stelle: number): string {
  const json = text.replaceAll(/\\(?:\\|'|U([0-9a-fA-F]{6}))|[\n\t]/g, (stueck, hex: string | undefined) => {
    if (hex !== undefined)
      return Number.parseInt(hex, 16) > 0x10ffff ? stueck : String.fromCodePoint(Number.parseInt(hex, 16))
    return { "\\'": "'", '\n': '\\n', '\t': '\\t' }[stueck] ?? stueck
  })
  try {
    return JSON.parse(json) as string
  } catch {
    throw new FeelFehler('Der Text in Anführungszeichen ist nicht lesbar.', stelle)
  }
}

/** "- 1.2e-3" -> "-0.0012": the exact decimal that is meant. */
export function liesZahl(text: string): string {
  const match = /^(-?)\s*(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text.trim())
  if (!match?.[4]) return text.replaceAll(/\s+/g, '')
  const [, minus = '', ganz = '', bruch = '', hoch] = match
  const punkt = ganz.length + Number(hoch)
  const ziffern = (ganz + bruch)
    .padEnd(Math.max(punkt, 0), '0')
    .padStart(ganz.length + bruch.length - Math.min(punkt, 0), '0')
  const stelle = Math.max(punkt, 0)
  return `${minus}${ziffern.slice(0, stelle)}${stelle < ziffern.length ? `.${ziffern.slice(stelle)}` : ''}`
}
