/** Own limits before the parser and after it: recursion anywhere behind this point is bounded by MAX_DEPTH. */
export const MAX_DEPTH = 32

export type JsonResult = { kind: 'ok'; value: unknown } | { kind: 'refused'; pointer: string; detail: string }

/** Parses JSON text; refuses what two readers could understand differently: doubled keys, `__proto__`, control characters. */
export function parseJsonText(text: string): JsonResult {
  if (isDeeperThan(text, MAX_DEPTH)) {
    return refused('', `Das JSON ist tiefer als ${MAX_DEPTH} Ebenen verschachtelt. Bitte senden Sie es flacher.`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused(
      '',
      `Das JSON lässt sich nicht lesen${placeOf(error)}. Bitte prüfen Sie Klammern, Kommas und Anführungszeichen.`,
    )
  }
  const doubled = findDoubledKey(text)
  if (doubled !== undefined) {
    return refused(doubled, 'Dieses Feld steht zweimal im selben Objekt. Bitte geben Sie es nur einmal an.')
  }
  return findUnclean(value, []) ?? { kind: 'ok', value }
}

export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function refused(pointer: string, detail: string): JsonResult {
  return { kind: 'refused', pointer, detail }
}

/** Only the position: V8's message quotes the text, and the text is personal. */
function placeOf(error: unknown): string {
  const found = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '')
  return found ? ` (Zeile ${found[1]}, Spalte ${found[2]})` : ''
}

function isDeeperThan(text: string, max: number): boolean {
  let depth = 0
  for (const token of tokens(text)) {
    if (token === '{' || token === '[') depth++
    if (token === '}' || token === ']') depth--
    if (depth > max) return true
  }
  return false
}

/** Pointer of the first key that stands twice in one object. Expects valid JSON. */
function findDoubledKey(text: string): string | undefined {
  const open: { keys: Set<string> | undefined; step: string | number }[] = []
  let last = ''
  for (const token of tokens(text)) {
    const here = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), step: '' })
    else if (token === '[') open.push({ keys: undefined, step: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && typeof here?.step === 'number') here.step++
    else if (token === ':' && here?.keys) {
      here.step = last.includes('\\') ? (JSON.parse(last) as string) : last.slice(1, -1)
      if (here.keys.has(here.step)) return pointerTo(open.map((o) => o.step))
      here.keys.add(here.step)
    }
    last = token
  }
  return undefined
}

/** Punctuation and whole strings, in order. Linear, also on broken text. */
function* tokens(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '"') {
      const start = i
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
      yield text.slice(start, i + 1)
    } else if ('{}[]:,'.includes(c)) yield c
  }
}

const KEYS_NEVER = new Set(['__proto__', 'constructor', 'prototype'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function findUnclean(value: unknown, path: PropertyKey[]): JsonResult | undefined {
  if (typeof value === 'string') {
    if (!CONTROL.test(value) && value.isWellFormed()) return undefined
    return refused(pointerTo(path), 'Der Text enthält unzulässige Steuerzeichen. Bitte entfernen Sie sie.')
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return undefined
    return refused(pointerTo(path), 'Die Zahl ist zu groß. Bitte geben Sie eine kleinere an.')
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (KEYS_NEVER.has(key) || CONTROL.test(key) || !key.isWellFormed()) {
      const text = 'Ein Feldname ist nicht erlaubt. Bitte verwenden Sie nur die Felder der Beschreibung.'
      return refused(pointerTo(path), text)
    }
    path.push(key)
    const found = findUnclean(inner, path)
    if (found) return found
    path.pop()
  }
  return undefined
}
