import { createHmac } from 'node:crypto'
import type { Hinweissendung } from './hinweis.ts'
import { type Kanal, Kanalstoerung } from './kanal.ts'

export type Webhookziel = {
  url: string
  /** Shared with the receiver, at least 32 characters. */
  geheimnis: string
  /** Hosts that may be called; the address must name one of them. */
  hosts: readonly string[]
  timeoutMs?: number
}

const SPAETER = [408, 425, 429]

/**
 * Tells another portal that there is something to fetch. The body names Vorgang and effect, nobody and nothing else.
 * `Weiche-Signatur: t=<seconds>,v1=<HMAC-SHA-256 of "<t>.<body>">` proves the sender; `Idempotency-Key` is the effect.
 */
export function createWebhookKanal(ziel: Webhookziel): Kanal<Hinweissendung> {
  const url = checkedUrl(ziel)
  return {
    name: 'webhook',
    erkenntWiederholung: true,
    async stelleZu({ effekt, vorgangId, tag, zeitpunkt }) {
      const body = JSON.stringify({ effekt, vorgangId, zeitpunkt })
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': effekt,
          'Weiche-Signatur': sign(ziel.geheimnis, Math.floor(Date.parse(zeitpunkt) / 1000), body),
        },
        body,
        // Who is allowed may not send us on to somebody who is not.
        redirect: 'manual',
        signal: AbortSignal.timeout(ziel.timeoutMs ?? 10_000),
      }).catch(() => {
        throw new Kanalstoerung(`Der Webhook ${url.host} antwortet nicht.`)
      })
      await answer.body?.cancel()
      const { status } = answer
      if (answer.ok) return { kind: 'zugestellt', quittung: String(status), tag, dateien: [], dokumentId: '' }
      if (status >= 500 || SPAETER.includes(status))
        throw new Kanalstoerung(`Der Webhook ${url.host} antwortet mit ${status}.`)
      return { kind: 'unzustellbar', grund: `http-${status}` }
    },
  }
}

export function sign(geheimnis: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', geheimnis).update(`${seconds}.${body}`).digest('hex')}`
}

/** No call leaves for a host that nobody allowed, and none in the clear but to this machine. */
function checkedUrl({ url, hosts, geheimnis }: Webhookziel): URL {
  const parsed = new URL(url)
  if (!hosts.includes(parsed.hostname))
    throw new Error(`Der Host ${parsed.hostname} des Webhooks ist nicht freigegeben. Erlaubt: ${hosts.join(', ')}.`)
  if (parsed.username !== '' || parsed.password !== '')
    throw new Error('Die Adresse des Webhooks enthält Zugangsdaten. Bitte nur das Geheimnis verwenden.')
  const here = ['127.0.0.1', '[::1]', 'localhost'].includes(parsed.hostname)
  if (parsed.protocol !== 'https:' && !(here && parsed.protocol === 'http:'))
    throw new Error('Der Webhook muss mit https:// beginnen.')
  if (geheimnis.length < 32) throw new Error('Das Geheimnis des Webhooks braucht mindestens 32 Zeichen.')
  return parsed
}
