import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { readBeispiele } from '@weiche/all-in-one'
import { createDokumentRenderer } from '@weiche/dokumente'
import {
  type Anlage,
  createZufall,
  type Eingereicht,
  get,
  nachweiseOf,
  personAntrag,
  reicheEin,
  unterscheide,
} from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'

const rules = fileURLToPath(new URL('../../../rules', import.meta.url))

/** One person with the Nachweise that a decision without a person needs. */
export async function createMuster(): Promise<{ angaben: Angaben; anlagen: Anlage[] }> {
  const zufall = createZufall(1)
  const vorlage = readBeispiele(rules, 'wohngeld').find((b) => b.id === 'e1')!
  const angaben = personAntrag(vorlage, zufall)
  const renderer = createDokumentRenderer()
  try {
    return { angaben, anlagen: await nachweiseOf(renderer, vorlage, angaben, { zufall, stichtag: '2025-06-02' }) }
  } finally {
    await renderer.close()
  }
}

/** Each number is another Antrag. */
export async function stelleAntrag(
  url: string,
  { angaben, anlagen }: Awaited<ReturnType<typeof createMuster>>,
  nummer: number,
  betreut = false,
): Promise<Eingereicht> {
  const antragsteller = { ...(angaben['antragsteller'] as Angaben), ...(betreut ? { betreuung: true } : {}) }
  const key = randomUUID()
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const answer = await reicheEin(url, key, { ...unterscheide(angaben, nummer), antragsteller }, anlagen)
    if (answer && answer.status < 300) return answer.body as Eingereicht
    if (answer && answer.status < 500) throw new Error(JSON.stringify(answer))
  }
  throw new Error('not taken within a minute')
}

export async function staende(review: string): Promise<Record<string, number>> {
  const answer = await get(`${review}/lage`, {})
  return (answer?.body as { staende?: Record<string, number> } | undefined)?.staende ?? {}
}
