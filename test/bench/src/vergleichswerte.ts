import { createDokumentRenderer, type Dokument } from '@weiche/dokumente'
import type { Databases } from '@weiche/mongo'

const DOKUMENTE = 300
const SAETZE = 20_000
const STAPEL = 500
const SATZ_BYTES = 2_000

/**
 * Documents per second when nothing is done but typesetting this letter, each time to another person (the typesetter
 * remembers what it has seen), on all workers of the product.
 */
export async function satzAllein(bescheid: Dokument): Promise<number> {
  const renderer = createDokumentRenderer()
  try {
    const batch = (ab: number, bis: number) =>
      Promise.all(Array.from({ length: bis - ab }, (_, i) => renderer.render(addressed(bescheid, ab + i))))
    await batch(0, 20)
    const begin = performance.now()
    await batch(20, 20 + DOKUMENTE)
    return DOKUMENTE / ((performance.now() - begin) / 1000)
  } finally {
    await renderer.close()
  }
}

function addressed(bescheid: Dokument, nummer: number): Dokument {
  const name = `Person ${nummer}`
  return { ...bescheid, vorgangId: `V-${nummer}`, aktenzeichen: `A-${nummer}`, anrede: name, empfaenger: [name, 'Ort'] }
}

/** Records per second that mongod takes in batches alone, acknowledged by majority and journal. */
export async function datenbankAllein({ arbeit }: Databases): Promise<number> {
  const collection = arbeit.collection('vergleich')
  const inhalt = Buffer.alloc(SATZ_BYTES, 7)
  const begin = performance.now()
  for (let at = 0; at < SAETZE; at += STAPEL) {
    await collection.insertMany(
      Array.from({ length: STAPEL }, (_, i) => ({ n: at + i, inhalt })),
      { ordered: false, writeConcern: { w: 'majority', journal: true } },
    )
  }
  const rate = SAETZE / ((performance.now() - begin) / 1000)
  await collection.drop()
  return rate
}
