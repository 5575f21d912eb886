import { setTimeout as sleep } from 'node:timers/promises'
import { type Anlage, type Eingereicht, reicheEin, unterscheide, uuid, type Zufall } from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'
import type { Produkt } from './prozess.ts'

/** A person with the Nachweise that go with every Antrag of theirs. */
export type Muster = { angaben: Angaben; anlagen: Anlage[] }

/**
 * `gleichzeitig`: closed loop, so many are always under way from the request to the dispatched Bescheid.
 * `jeSekunde`: open loop, they come whether or not the earlier ones are done.
 */
export type Ablauf = { art: 'geschlossen'; gleichzeitig: number } | { art: 'offen'; jeSekunde: number }
export type Messung = { latenzenMs: number[]; dauerMs: number }

const LIMIT_MS = 120_000

/** Submits `anzahl` applications (numbers from `ab`) and waits for the Bescheid of each. Throws when one does not come. */
export async function fahreLast(
  produkt: Pick<Produkt, 'url' | 'onVersandt'>,
  muster: readonly Muster[],
  { zufall, ab, anzahl, ablauf }: { zufall: Zufall; ab: number; anzahl: number; ablauf: Ablauf },
): Promise<Messung> {
  const early = new Map<string, number>()
  const waiting = new Map<string, (zeit: number) => void>()
  produkt.onVersandt((id, zeit) => {
    const known = waiting.get(id)
    if (known) known(zeit)
    else early.set(id, zeit)
    waiting.delete(id)
  })
  const latenzenMs: number[] = []
  const begin = Date.now()
  let last = begin

  async function one(nummer: number): Promise<void> {
    const sent = Date.now()
    const zeit = await versandt(await sende(produkt, muster, uuid(zufall), nummer))
    latenzenMs.push(zeit - sent)
    last = Math.max(last, zeit)
  }
  async function versandt(vorgangId: string): Promise<number> {
    const known = early.get(vorgangId)
    if (known !== undefined) return known
    const limit = new AbortController()
    const late = sleep(LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
      throw new Error(`Kein Bescheid nach ${LIMIT_MS / 1000} Sekunden: ${vorgangId}`)
    })
    const done = new Promise<number>((resolve) => waiting.set(vorgangId, resolve))
    const zeit = await Promise.race([done, late])
    limit.abort()
    late.catch(() => undefined)
    return zeit
  }

  if (ablauf.art === 'geschlossen') {
    await inBahnen(ab, anzahl, ablauf.gleichzeitig, one)
  } else {
    const running: Promise<void>[] = []
    for (let i = 0; i < anzahl; i++) {
      await sleep(Math.max(0, begin + (i * 1000) / ablauf.jeSekunde - Date.now()))
      running.push(one(ab + i))
    }
    await Promise.all(running)
  }
  return { latenzenMs, dauerMs: last - begin }
}

/** Submits one application and answers with its Vorgangs-ID. Throws when it is not accepted. */
export async function sende(
  produkt: Pick<Produkt, 'url'>,
  muster: readonly Muster[],
  key: string,
  nummer: number,
): Promise<string> {
  const { angaben, anlagen } = muster[nummer % muster.length]!
  const reicheDiesenEin = () => reicheEin(produkt.url, key, unterscheide(angaben, nummer), anlagen)
  // Asked to come again: waited as asked, and sent once more under the same key; its latency counts from the first time.
  const answer = (await reicheDiesenEin()) ?? (await reicheDiesenEin())
  if (answer?.status !== 201) throw new Error(`nicht angenommen: ${JSON.stringify(answer)}`)
  return (answer.body as Eingereicht).vorgangId
}

/** Does `one` for each number from `ab`, so many at a time. */
export async function inBahnen(
  ab: number,
  anzahl: number,
  gleichzeitig: number,
  one: (nummer: number) => Promise<unknown>,
): Promise<void> {
  let next = ab
  const bahn = async () => {
    while (next < ab + anzahl) await one(next++)
  }
  await Promise.all(Array.from({ length: Math.min(gleichzeitig, anzahl) }, bahn))
}

/** Value below which this share (0..1) of all lies. */
export function quantil(werte: readonly number[], anteil: number): number {
  const sorted = [...werte].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * anteil))] ?? Number.NaN
}
