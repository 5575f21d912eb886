import { randomBytes } from 'node:crypto'
import type { Answer } from '@weiche/http'
import type { Seiten } from './bau/seiten.ts'
import type { Seite } from './seite/modell.ts'

type Kopfzeilen = NonNullable<Answer['headers']>

/** Nothing but what this server itself sent: no other host, no script without the nonce of this one answer. */
const csp = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

export function renderSeite(seiten: Seiten, seite: Seite): { html: string; headers: Record<string, string> } {
  const nonce = randomBytes(18).toString('base64')
  const headers = {
    'Content-Security-Policy': csp(nonce),
    'Content-Language': seite.rahmen.sprache === 'englisch' ? 'en' : 'de',
  }
  return { html: seiten.html(seite, nonce), headers }
}

export function seitenAntwort(seiten: Seiten, seite: Seite, status = 200, more: Kopfzeilen = {}): Answer {
  const { html, headers } = renderSeite(seiten, seite)
  return { status, headers: { ...headers, ...more }, content: { data: html, mediaType: 'text/html' } }
}

/** After a form: the next page is fetched anew, so going back or reloading sends nothing twice. */
export function weiterNach(adresse: string, more: Kopfzeilen = {}): Answer {
  return { status: 303, headers: { ...more, Location: adresse }, content: { data: '', mediaType: 'text/plain' } }
}
