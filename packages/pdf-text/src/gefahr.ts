import { inflateSync } from 'node:zlib'

/** Names that make a PDF more than paper: scripts, embedded files, programs, other documents, dynamic forms. */
const ACTIVE =
  /\/(JS|JavaScript|Launch|EF|EmbeddedFiles?|XFA|RichMedia|Rendition|GoToE|SubmitForm|ImportData)(?=[\s/<>[\]()%]|$)/
const ENCRYPTED = /\/Encrypt(?=[\s/<>[\]()%]|$)/

export type Gefahr = 'gefaehrlich' | 'verschluesselt' | 'zu-gross'

/**
 * Looks at the raw file before any parser runs, so a bomb or a script never reaches one: everything outside of
 * packed streams, and what object streams hide. `maxUnpacked`: bytes all packed streams may make together; a
 * worker's memory limit does not cover buffers. undefined = nothing found.
 */
export function findGefahr(bytes: Uint8Array, maxUnpacked: number): Gefahr | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let outside = ''
  let left = maxUnpacked
  let from = 0
  for (const match of text.matchAll(/(?<!end)stream[^\r\n]{0,32}(\r\n|\r|\n)/g)) {
    const start = match.index + match[0].length
    if (start < from) continue
    const end = endOfJpeg(text, start)
    if (end) {
      outside += text.slice(from, start)
      from = end
      continue
    }
    const packed = unpack(bytes.subarray(start), left)
    if (packed === 'zu-gross') return 'zu-gross'
    if (!packed) continue
    left -= packed.content.length
    outside += text.slice(from, start)
    from = start + packed.consumed
    // An object stream begins with numbers; the content of pages and fonts is not searched.
    if (/^\s*\d/.test(packed.content.subarray(0, 32).toString('latin1'))) outside += packed.content.toString('latin1')
  }
  const names = unescapeNames(outside + text.slice(from))
  if (ENCRYPTED.test(names)) return 'verschluesselt'
  return ACTIVE.test(names) ? 'gefaehrlich' : undefined
}

function endOfJpeg(text: string, start: number): number | undefined {
  if (!text.startsWith('\xff\xd8\xff', start)) return undefined
  const end = text.indexOf('endstream', start)
  return end < 0 ? undefined : end
}

type Unpacked = { content: Buffer; consumed: number }

function unpack(bytes: Uint8Array, left: number): Unpacked | 'zu-gross' | undefined {
  const isZlib = bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0
  if (!isZlib) return undefined
  if (left <= 0) return 'zu-gross'
  try {
    const { buffer, engine } = inflateSync(bytes, { info: true, maxOutputLength: left }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return { content: buffer, consumed: engine.bytesWritten }
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'zu-gross' : undefined
  }
}

/** A name may write any character as #xx. */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
