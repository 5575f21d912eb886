import { type Beispiel, renderAnlage } from '@weiche/all-in-one'
import type { DokumentRenderer } from '@weiche/dokumente'
import type { Angaben } from '@weiche/vorgang'
import type { Anlage } from './client.ts'
import { ganzzahl, waehle, type Zufall } from './zufall.ts'

const LAYOUTS = ['formular', 'brief'] as const

/** The Nachweise that this Antrag needs, as PDF files of the given size. `stichtag`: day they are meant for. */
export async function nachweiseOf(
  renderer: DokumentRenderer,
  vorlage: Beispiel,
  antrag: Angaben,
  options: { zufall: Zufall; stichtag: string; bytes?: number },
): Promise<Anlage[]> {
  const wanted = vorlage.anlagen.map((a) => ({ ...a, layout: waehle(options.zufall, LAYOUTS) }))
  const seed = ganzzahl(options.zufall, 0, 0xffff)
  return Promise.all(
    wanted.map(async (anlage) => {
      const pdf = await renderAnlage(renderer, anlage, antrag, options.stichtag)
      return { art: anlage.art, betrifft: anlage.betrifft, bytes: padPdf(pdf, options.bytes ?? 0, seed) }
    }),
  )
}

/** Fills a PDF up with comment lines that do not compress; the old cross-reference table stays the valid one. */
export function padPdf(pdf: Uint8Array, size: number, seed: number): Uint8Array {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(pdf.subarray(-64)).toString('latin1'))?.[1]
  if (!start) throw new Error('a PDF without startxref at its end')
  const end = `\nstartxref\n${start}\n%%EOF\n`
  const room = size - pdf.length - end.length
  if (room <= 0) return pdf
  return Buffer.concat([pdf, Buffer.from(comment(room, seed) + end, 'latin1')])
}

function comment(length: number, seed: number): string {
  let state = seed || 1
  let text = '%'
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    text += text.length % 120 === 0 ? '\n%' : String.fromCharCode(0x30 + ((state >>> 16) % 75))
  }
  return text.slice(0, length - 1).concat('\n')
}
