import { Buffer } from 'node:buffer'

/** Small honest files for tests; `size` pads them inside a stream or chunk, where real files carry their bulk. */
export function pdf(options: { objekt?: string; size?: number; text?: string } = {}): Buffer {
  const bulk = options.text ?? ''
  const head = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n${options.objekt ?? ''}\n`
  const tail = '\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n'
  const stream = (length: number) => `9 0 obj\n<</Length ${String(length).padStart(9, '0')}>>\nstream\n${bulk}`
  const fill = Math.max(0, (options.size ?? 0) - head.length - stream(0).length - tail.length)
  return Buffer.concat([
    Buffer.from(head + stream(bulk.length + fill), 'latin1'),
    noise(fill),
    Buffer.from(tail, 'latin1'),
  ])
}

export function png(): Buffer {
  return Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082',
    'hex',
  )
}

export function jpeg(): Buffer {
  return Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300ffd9', 'hex')
}

export const archive: Record<string, Buffer> = {
  zip: Buffer.from('504b03040a0000000000000000000000000000000000000000000500000061', 'hex'),
  'empty zip': Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
  '7z': Buffer.from('377abcaf271c0004000000000000', 'hex'),
  rar: Buffer.from('526172211a070100cf907300000d', 'hex'),
  gzip: Buffer.from('1f8b08000000000000034b04', 'hex'),
  bzip2: Buffer.from('425a68393141592653590000', 'hex'),
  xz: Buffer.from('fd377a585a000004e6d6b446', 'hex'),
}

/** The first entry of a word-processor file: a ZIP by content. */
export function officeFile(): Buffer {
  const name = 'word/document.xml'
  const header = Buffer.from('504b0304140000000000000000000000000000000000000000001100', 'hex')
  return Buffer.concat([header, Buffer.from('0000', 'hex'), Buffer.from(name)])
}

/** Reproducible bytes that look like compressed data. */
export function noise(length: number, seed = 1): Buffer {
  const out = Buffer.alloc(length)
  let state = seed >>> 0 || 1
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    out[i] = state & 0xff
  }
  return out
}
