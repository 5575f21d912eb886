import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Angaben } from '@weiche/vorgang'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>
export type Anlage = { art: string; betrifft: string; bytes: Uint8Array }
export type Eingereicht = { vorgangId: string; statusGeheimnis: string }

/** Submits through the API, as the pages would for who is signed in; the key follows from the name, so a repeat takes effect once. */
export async function reicheAntragEin(
  fetch: Fetch,
  antrag: { name: string; leistung: string; angaben: Angaben; anlagen: readonly Anlage[]; konto?: string | undefined },
): Promise<Eingereicht> {
  const response = await patiently(() =>
    fetch(`/antraege/${antrag.leistung}`, {
      method: 'POST',
      headers: { 'Idempotency-Key': keyOf(antrag.name), ...(antrag.konto ? { Konto: antrag.konto } : {}) },
      body: formOf('antrag', antrag.angaben, antrag.anlagen),
    }),
  )
  return (await expectOk(response, antrag.name)) as Eingereicht
}

export async function reicheNach(
  fetch: Fetch,
  nachreichung: { name: string; vorgang: Eingereicht; angaben: Angaben; anlagen: readonly Anlage[] },
): Promise<void> {
  const response = await patiently(() =>
    fetch(`/vorgaenge/${nachreichung.vorgang.vorgangId}/nachreichungen`, {
      method: 'POST',
      headers: {
        'Idempotency-Key': keyOf(nachreichung.name),
        'Status-Geheimnis': nachreichung.vorgang.statusGeheimnis,
      },
      body: formOf('nachreichung', { angaben: nachreichung.angaben }, nachreichung.anlagen),
    }),
  )
  await expectOk(response, nachreichung.name)
}

const TRIES = 10

/** Comes again when it is asked to, as long as it is asked to wait; the key makes that harmless. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await ask()
    if (response.status !== 429 || tries === TRIES) return response
    await sleep(Number(response.headers.get('Retry-After') ?? 1) * 1000)
  }
}

function formOf(teil: string, json: Angaben, anlagen: readonly Anlage[]): FormData {
  const form = new FormData()
  form.append(teil, new Blob([JSON.stringify(json)], { type: 'application/json' }))
  for (const { art, betrifft, bytes } of anlagen) {
    const name = betrifft === '' ? `anlage:${art}` : `anlage:${art}:${betrifft}`
    form.append(name, new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), `${art}.pdf`)
  }
  return form
}

/** A UUID of the random form from a name: the same sample is the same submission at every start. */
export function keyOf(name: string): string {
  const hex = createHash('sha256').update(`weiche/beispiel/${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function expectOk(response: Response, name: string): Promise<unknown> {
  const body = await response.text()
  if (!response.ok) throw new Error(`Beispiel ${name} wurde nicht angenommen (${response.status}): ${body}`)
  return JSON.parse(body)
}
