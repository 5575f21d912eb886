import { readFileSync } from 'node:fs'
import { create } from 'fontkit'
import { SCHRIFTEN } from './schriften.ts'

/** What every font of the house surely has; most texts end here. */
const GEWOEHNLICH = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*$/
/** Control characters, and those that let a name reorder or hide the text around it. */
const STEUERZEICHEN =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
/** No picture of their own: they join letters or choose between pictures. */
const UNSICHTBAR = /\p{Default_Ignorable_Code_Point}/gu
const ERSATZ = '\ufffd'

/**
 * Makes any JSON printable: a letter that no font of the house can draw becomes U+FFFD. PDF/UA refuses a file with
 * a missing picture, and nobody shall wait for a Bescheid because of one letter.
 */
export function makePrintable(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value)
  if (Array.isArray(value)) return value.map(makePrintable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, makePrintable(item)]))
}

export function printableText(text: string): string {
  if (GEWOEHNLICH.test(text)) return text
  const plain = text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(STEUERZEICHEN, (sign) => (sign === '\n' ? sign : ''))
    .normalize('NFC')
  return [...grapheme.segment(plain)].map(({ segment }) => (drawable(segment) ? segment : ERSATZ)).join('')
}

const grapheme = new Intl.Segmenter('de', { granularity: 'grapheme' })
let coverage: Set<number>[] | undefined

/** One font must hold the whole grapheme, composed or decomposed: the typesetter does not mix fonts within it. */
function drawable(segment: string): boolean {
  if (GEWOEHNLICH.test(segment)) return true
  coverage ??= SCHRIFTEN.map((schrift) => readCoverage(schrift.dateien))
  const forms = [segment, segment.normalize('NFD')].map((form) =>
    [...form.replaceAll(UNSICHTBAR, '')].map((sign) => sign.codePointAt(0)!),
  )
  return coverage.some((font) => forms.some((points) => points.length > 0 && points.every((p) => font.has(p))))
}

/** Code points that all files of a family can draw. Private use is left out: read aloud it means nothing. */
function readCoverage(files: string[]): Set<number> {
  const [first, ...others] = files.map((file) => {
    const font = create(readFileSync(file))
    return new Set('characterSet' in font ? font.characterSet : [])
  })
  return new Set([...first!].filter((point) => !isPrivate(point) && others.every((set) => set.has(point))))
}

function isPrivate(point: number): boolean {
  return (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000
}
