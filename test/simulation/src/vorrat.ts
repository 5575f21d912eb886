import { createHash } from 'node:crypto'
import { readBeispiele } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import { createTextExtractor, type ExtractResult } from '@weiche/pdf-text'
import { type Anlage, createZufall, nachweiseOf, personAntrag } from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'
import { RULES } from './regeln.ts'

/** People with their Nachweise, and what reading gave for each file (by SHA-256): typeset and read for real, once for all worlds. */
export type Vorrat = {
  personen: { angaben: Angaben; anlagen: Anlage[] }[]
  gelesen: Record<string, ExtractResult>
}

const PERSONEN = 3
const STICHTAG = '2025-06-02'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export async function createVorrat(): Promise<Vorrat> {
  const zufall = createZufall(1)
  const vorlage = readBeispiele(RULES, 'wohngeld').find((b) => b.id === 'e1')!
  const renderer = createDokumentRenderer()
  const extractor = createTextExtractor()
  try {
    const antraege = Array.from({ length: PERSONEN }, () => personAntrag(vorlage, zufall))
    const personen = await Promise.all(
      antraege.map(async (angaben) => {
        const anlagen = await nachweiseOf(renderer, vorlage, angaben, { zufall, stichtag: STICHTAG })
        return { angaben, anlagen: anlagen.sort((a, b) => (a.art < b.art ? -1 : 1)) }
      }),
    )
    const gelesen: Vorrat['gelesen'] = {}
    for (const { bytes } of personen.flatMap((p) => p.anlagen)) gelesen[sha256(bytes)] = await extractor.extract(bytes)
    return { personen, gelesen }
  } finally {
    await Promise.all([renderer.close(), extractor.close()])
  }
}
