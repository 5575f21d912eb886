import { defineRoute, type Request, type Route, readForm } from '@weiche/http'
import { isStatusGeheimnis } from '@weiche/siegel'
import { parseVorgangsId } from '@weiche/vorgang'
import { z } from 'zod'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { eigeneAdresse, type Kontext, kontextOf, rahmenOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import type { Feldfehler } from '../seite/modell.ts'
import { sprachen } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import { anmeldeTexte } from './anmelde-texte.ts'
import { keinSitzungsCookie, sitzungsCookie, sprachCookie, tokenOf } from './cookie.ts'
import { requireOwnPage } from './herkunft.ts'

const answers = { 200: { description: 'Seite' } }

/** The way in by the access code, the way out, and the language. */
export function anmeldenRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  const page = true
  return [
    defineRoute({
      ...{ method: 'get', path: '/', summary: 'Eingang', page, answers },
      handle: async ({ req }) => {
        const kontext = await kontextOf(platform, config, req)
        return eingangAntwort(await seiten(), kontext, { vorgangId: '', zu: '', fehler: [] })
      },
    }),
    defineRoute({
      ...{ method: 'post', path: '/anmelden', summary: 'Mit dem Zugangscode anmelden', page, answers },
      async handle({ req }) {
        requireOwnPage(req)
        const form = await readForm(req)
        const kontext = await kontextOf(platform, config, req)
        const [given, zu] = [(form.get('vorgang') ?? '').slice(0, 100), form.get('zu')]
        const result = await pruefe(platform, kontext, req, given, (form.get('code') ?? '').slice(0, 200))
        if ('fehler' in result)
          return eingangAntwort(
            await seiten(),
            kontext,
            { vorgangId: given, zu: eigeneAdresse(zu), fehler: result.fehler },
            result.status,
          )
        // A new id at every sign-in; what was open before in this browser ends.
        const alt = tokenOf(req)
        if (alt) await platform.sitzungen.end(alt)
        const { vorgangId } = result
        const token = await platform.sitzungen.begin({ art: 'code', vorgangId })
        const ziel = zu?.startsWith(`/antraege/${vorgangId}`) ? eigeneAdresse(zu) : `/antraege/${vorgangId}`
        return weiterNach(ziel, { 'Set-Cookie': sitzungsCookie(token) })
      },
    }),
    defineRoute({
      ...{ method: 'post', path: '/abmelden', summary: 'Abmelden', page, answers },
      async handle({ req }) {
        requireOwnPage(req)
        const token = tokenOf(req)
        if (token) await platform.sitzungen.end(token)
        return weiterNach('/', { 'Set-Cookie': keinSitzungsCookie, 'Clear-Site-Data': '"cache"' })
      },
    }),
    defineRoute({
      ...{ method: 'post', path: '/sprache', summary: 'Sprache wählen', page, answers },
      async handle({ req }) {
        requireOwnPage(req)
        const form = await readForm(req)
        const sprache = z.enum(sprachen).catch('einfach').parse(form.get('sprache'))
        return weiterNach(eigeneAdresse(form.get('zu')), { 'Set-Cookie': sprachCookie(sprache) })
      },
    }),
  ]
}

/** Asks for the code; the same page whether the Vorgang exists or not. */
export function eingangAntwort(
  seiten: Awaited<ReturnType<SeitenQuelle>>,
  kontext: Kontext,
  eingabe: { vorgangId: string; zu: string; fehler: Feldfehler[] },
  status = 200,
) {
  const w = worte(kontext.sprache)
  const titel = eingabe.fehler.length > 0 ? `${w.fehlerVor}: ${w.eingang.kopf}` : w.eingang.kopf
  const { zugang } = kontext
  const weiter =
    zugang.art === 'code'
      ? { text: w.status.kopf(zugang.vorgangId), adresse: `/antraege/${zugang.vorgangId}` }
      : undefined
  return seitenAntwort(
    seiten,
    { rahmen: rahmenOf(kontext, titel), inhalt: { art: 'eingang', ...eingabe, weiter } },
    status,
  )
}

type Ergebnis = { vorgangId: string } | { fehler: Feldfehler[]; status: number }

/** A mistyped id is told by its check character and costs nothing; everything else counts, also for Vorgaenge that do not exist. */
async function pruefe(platform: WebPlatform, k: Kontext, req: Request, given: string, code: string): Promise<Ergebnis> {
  const t = anmeldeTexte(k.sprache)
  const vorgangId = parseVorgangsId(given)
  if (!vorgangId) return { status: 422, fehler: [{ feld: 'vorgang', text: t.tippfehler }] }
  if (code.trim() === '') return { status: 422, fehler: [{ feld: 'code', text: t.codeFehlt }] }
  const adresse = req.socket.remoteAddress ?? ''
  const urteil = await platform.versuche.begin(adresse, vorgangId)
  if (urteil.kind === 'gesperrt') return { status: 429, fehler: [{ feld: 'code', text: t.gesperrt(urteil.bis) }] }
  const right =
    isStatusGeheimnis(platform.serverHmac, vorgangId, code) && (await platform.log.fold(vorgangId)) !== undefined
  if (!right) return { status: 422, fehler: [{ feld: 'code', text: t.falsch(urteil.uebrig) }] }
  await platform.versuche.succeeded(adresse, vorgangId)
  return { vorgangId }
}
