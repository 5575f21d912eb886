import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { qrSvg } from './qr.ts'

/** Paints the runs of the path as dots, `scale` each, and lets a decoder look at them. */
function read(svg: string, scale = 4): string {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1])
  const width = (size + 6) * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < Number(length) * scale; dx++)
        data.set([0, 0, 0], (((Number(y) + 3) * scale + dy) * width + (Number(x) + 3) * scale + dx) * 4)
  return decodeQR({ width, height: width, data })
}

test.each([
  'K7QD-2M9X-P0AH-W4TR-8',
  'https://antrag.beispielhausen.example/antraege/K7QD-2M9X-P0AH-W4TR-8',
  `https://${'sehr-lang.'.repeat(12)}example/vorgang/K7QD-2M9X-P0AH-W4TR-8`,
])('what is written into a code is read from it: %s', (text) => {
  expect(read(qrSvg(text))).toBe(text)
})
