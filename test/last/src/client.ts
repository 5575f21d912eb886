import { setTimeout as sleep } from 'node:timers/promises'
import type { Angaben } from '@weiche/vorgang'

export type Anlage = { art: string; betrifft: string; bytes: Uint8Array }
export type Eingereicht = { vorgangId: string; statusGeheimnis: string }
/** `undefined`: nobody answered, or the server asks to come again; the same key may be sent once more. */
export type Antwort = { status: number; body: unknown } | undefined

/** A line breaks at once; a server that is there and says nothing for so long is a fault. */
const GEDULD_MS = 30_000
const LONGEST_S = 30

/** Neither an answer nor a broken line for so long: a fault, unless somebody froze the server. */
export class KeineAntwort extends Error {
  override name = 'KeineAntwort'
}

/** Submits an Antrag as a portal would. */
export function reicheEin(url: string, key: string, angaben: Angaben, anlagen: readonly Anlage[]): Promise<Antwort> {
  return post(`${url}/antraege/wohngeld`, { 'Idempotency-Key': key }, 'antrag', angaben, anlagen)
}

export function reicheNach(
  url: string,
  key: string,
  vorgang: Eingereicht,
  anlagen: readonly Anlage[],
): Promise<Antwort> {
  const headers = { 'Idempotency-Key': key, 'Status-Geheimnis': vorgang.statusGeheimnis }
  return post(`${url}/vorgaenge/${vorgang.vorgangId}/nachreichungen`, headers, 'nachreichung', { angaben: {} }, anlagen)
}

function post(
  url: string,
  headers: Record<string, string>,
  teil: string,
  json: Angaben,
  anlagen: readonly Anlage[],
): Promise<Antwort> {
  const { typ, bytes } = formular(teil, json, anlagen)
  return send(url, { ...headers, 'Content-Type': typ }, bytes)
}

/** JSON alone, or a form with the files behind it; always the same bytes. */
export function formular(
  teil: string,
  json: Angaben,
  anlagen: readonly Anlage[],
): { typ: string; bytes: Uint8Array<ArrayBuffer> } {
  const text = JSON.stringify(json)
  if (anlagen.length === 0) return { typ: 'application/json', bytes: new TextEncoder().encode(text) }
  return { typ: `multipart/form-data; boundary=${GRENZE}`, bytes: multipart(teil, text, anlagen) }
}

const GRENZE = 'weiche-last-7d1c9a52e0b84f36'

/** Put together by hand: the sender shares the machine with what is measured, and this costs it least. */
function multipart(teil: string, json: string, anlagen: readonly Anlage[]): Uint8Array<ArrayBuffer> {
  const part = (disposition: string, type: string) =>
    Buffer.from(`--${GRENZE}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`)
  const end = Buffer.from('\r\n')
  const parts = anlagen.flatMap(({ art, betrifft, bytes }) => {
    const name = betrifft === '' ? `anlage:${art}` : `anlage:${art}:${betrifft}`
    return [part(`name="${name}"; filename="${art}.pdf"`, 'application/pdf'), bytes, end]
  })
  const head = [part(`name="${teil}"`, 'application/json'), Buffer.from(json), end]
  return Buffer.concat([...head, ...parts, Buffer.from(`--${GRENZE}--\r\n`)])
}

/** One POST; a broken line and "come again" (429, 503) are the same to the sender: nothing was acknowledged. */
export async function send(
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Antwort> {
  return answered(url, (signal) => fetch(url, { method: 'POST', headers, body, signal }))
}

export async function get(url: string, headers: Record<string, string>): Promise<Antwort> {
  return answered(url, (signal) => fetch(url, { headers, signal }))
}

async function answered(url: string, ask: (signal: AbortSignal) => Promise<Response>): Promise<Antwort> {
  try {
    const response = await ask(AbortSignal.timeout(GEDULD_MS))
    const text = await response.text()
    if (response.status === 429 || response.status === 503) {
      await sleep(retryAfterMs(response))
      return undefined
    }
    return { status: response.status, body: JSON.parse(text) }
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw new KeineAntwort(`Keine Antwort nach ${GEDULD_MS} ms: ${url}`)
    return undefined
  }
}

/** As asked, within reason; a server that does not say is asked again at once. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? 0)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_S) * 1000 : 0
}
