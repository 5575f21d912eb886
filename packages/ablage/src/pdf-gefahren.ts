export type Gefahr = 'skript' | 'programmstart' | 'eingebettete-datei' | 'xfa' | 'verschluesselt'

const NAMEN: Record<string, Gefahr> = {
  JavaScript: 'skript',
  JS: 'skript',
  Launch: 'programmstart',
  EmbeddedFile: 'eingebettete-datei',
  EmbeddedFiles: 'eingebettete-datei',
  XFA: 'xfa',
  Encrypt: 'verschluesselt',
}

/** PDF may write any letter of a name as #xx: /J#53 is /JS. */
function spellings(name: string): string {
  const letters = [...name].map((c) => {
    const hex = c.charCodeAt(0).toString(16)
    const anyCase = [...hex].map((h) => (/[a-f]/.test(h) ? `[${h}${h.toUpperCase()}]` : h)).join('')
    return `(?:${c}|#${anyCase})`
  })
  return letters.join('')
}

const WHITE = '[\\0\\t\\n\\f\\r ]'
const DELIMITER = '[\\0\\t\\n\\f\\r ()<>\\[\\]{}/%]'
const TOKEN = new RegExp(
  `>>${WHITE}{0,16}(stream)(?=[\\r\\n])|/(?:${Object.keys(NAMEN)
    .map((n) => `(${spellings(n)})`)
    .join('|')})(?=${DELIMITER})`,
  'g',
)
const GEFAHREN = Object.values(NAMEN)
/** Longer than the longest token, so that none is lost between two chunks. */
const OVERLAP = 64

/**
 * Looks for active or hidden content in a PDF while it passes by. The bytes of streams are skipped: compressed data
 * would hit short names by chance. What hides inside compressed object streams is the reader's business.
 */
export function createPdfScan(): { push(chunk: Uint8Array): Gefahr | undefined } {
  let carry = ''
  let inStream = false
  return {
    push(chunk) {
      const text = carry + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
      let position = 0
      for (;;) {
        if (inStream) {
          const end = text.indexOf('endstream', position)
          if (end < 0) break
          inStream = false
          position = end + 'endstream'.length
        }
        TOKEN.lastIndex = position
        const match = TOKEN.exec(text)
        if (!match) break
        if (match[1] === undefined) return GEFAHREN[match.slice(2).findIndex((group) => group !== undefined)]
        inStream = true
        position = TOKEN.lastIndex
      }
      carry = text.slice(Math.max(position, text.length - OVERLAP))
      return undefined
    },
  }
}
