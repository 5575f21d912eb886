import type { Eingereicht } from './client.ts'

/** What a client heard on one line, as an EventSource reads it. */
export type Leitung = { ids: number[]; events: string[]; roh: string; ende: Promise<void>; schliesse(): void }

/** Opens a line as a browser does, with the cookie of a session; `seit` as Last-Event-ID. */
export async function hoere(base: string, vorgangId: string, cookie: string, seit?: number): Promise<Leitung> {
  const gone = new AbortController()
  const headers = {
    Cookie: cookie,
    Accept: 'text/event-stream',
    ...(seit === undefined ? {} : { 'Last-Event-ID': String(seit) }),
  }
  const answer = await fetch(`${base}/antraege/${vorgangId}/neues`, { headers, signal: gone.signal })
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  const leitung: Leitung = { ids: [], events: [], roh: '', ende: Promise.resolve(), schliesse: () => gone.abort() }
  leitung.ende = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body!) {
      leitung.roh += decoder.decode(chunk, { stream: true })
      const blocks = leitung.roh.split('\n\n').slice(0, -1)
      leitung.events = blocks.flatMap((b) => /^event: (.+)$/m.exec(b)?.[1] ?? [])
      leitung.ids = blocks
        .flatMap((b) => Number(/^id: (\d+)$/m.exec(b)?.[1] ?? Number.NaN))
        .filter((n) => !Number.isNaN(n))
    }
  })().catch(() => undefined)
  return leitung
}

/** The cookie of a session that the access code of this Vorgang opens. */
export async function meldeMitCodeAn(base: string, { vorgangId, statusGeheimnis }: Eingereicht): Promise<string> {
  const answer = await fetch(`${base}/anmelden`, {
    ...{ method: 'POST', redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin' } },
    body: new URLSearchParams({ vorgang: vorgangId, code: statusGeheimnis }),
  })
  const cookie = answer.headers.get('set-cookie')
  if (answer.status !== 303 || !cookie) throw new Error(`no session: ${answer.status}`)
  return cookie.split(';')[0]!
}
