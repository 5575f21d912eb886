import { type Answer, defineRoute, Problem, problemArten, type Request, type Route, readForm } from '@weiche/http'
import { z } from 'zod'
import { weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { anmeldeAdresse, eigeneAdresse, kontextOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import { anmeldeCookie, anmeldungOf, keinAnmeldeCookie, sitzungsCookie, tokenOf } from '../zugang/cookie.ts'
import { kennungOf } from '../zugang/sitzungen.ts'
import { codeOf } from '../zugang/zugang.ts'
import { AnbieterGestoert } from './anbieter.ts'
import { createAnbieterquelle } from './anbieterquelle.ts'
import { beginneSitzung } from './beginne-sitzung.ts'
import { kontoOf, quelleOf } from './konto.ts'
import { anmeldeSeite } from './seite.ts'
import type { Anlass } from './texte.ts'

const answers = { 200: { description: 'Seite' } }
const page = true

/** Sign in with an account, and out of it, by an OpenID provider (docs/adr/0031). */
export function anmeldungRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  const quelle = createAnbieterquelle(platform)
  const { logger, sitzungen, laufende, serverHmac } = platform

  async function zeige(req: Request, was: Parameters<typeof anmeldeSeite>[2], headers?: Answer['headers']) {
    return anmeldeSeite(await seiten(), await kontextOf(platform, config, req), was, headers)
  }
  const zumCode = (req: Request, anlass: Anlass, status: number) => zeige(req, { anlass, adresse: '/', status })

  return [
    defineRoute({
      ...{ method: 'get', path: '/anmelden/konto', summary: 'Mit einem Konto anmelden', page, answers },
      query: z.object({ zu: z.string().max(300).optional().catch(undefined) }),
      async handle({ req, query }) {
        const anbieter = quelle()
        if (!anbieter) return zumCode(req, 'gibtEsNicht', 404)
        const { zugang } = await kontextOf(platform, config, req)
        const gewollt = eigeneAdresse(query.zu ?? null)
        const zu = gewollt === '/' ? '/antraege' : gewollt
        if (zugang.art === 'person') return weiterNach(zu)
        const alt = tokenOf(req)
        try {
          const { adresse, merk } = await anbieter.beginne()
          const herkunft = { zu, code: codeOf(zugang), sitzung: alt && kennungOf(alt) }
          return weiterNach(adresse, { 'Set-Cookie': anmeldeCookie(await laufende.begin(merk, herkunft)) })
        } catch (error) {
          if (!(error instanceof AnbieterGestoert)) throw error
          logger.warn('anmeldung.gestoert', { grund: error.message })
          return zumCode(req, 'gestoert', 503)
        }
      },
    }),
    defineRoute({
      ...{ method: 'get', path: '/anmelden/zurueck', summary: 'Zurück von der Anmeldung', page, answers },
      async handle({ req }) {
        const anbieter = quelle()
        if (!anbieter) return zumCode(req, 'gibtEsNicht', 404)
        const token = anmeldungOf(req)
        const laufend = token && (await laufende.take(token))
        const vorbei = { 'Set-Cookie': keinAnmeldeCookie }
        if (!laufend) {
          logger.warn('anmeldung.abgelehnt', { grund: 'fremder-browser' })
          return zeige(req, { anlass: 'fremd', adresse: anmeldeAdresse('/antraege'), status: 400 }, vorbei)
        }
        const ausgang = await anbieter.beende(new URL(req.originalUrl, 'http://localhost').searchParams, laufend)
        if (ausgang.kind !== 'angemeldet') {
          if ('grund' in ausgang) logger.warn(`anmeldung.${ausgang.kind}`, { grund: ausgang.grund })
          const neu = { anlass: ausgang.kind, adresse: anmeldeAdresse(laufend.zu), status: STATUS[ausgang.kind] }
          return zeige(req, neu, vorbei)
        }
        const sitzung = await beginneSitzung(platform, anbieter.kontenraum, ausgang, laufend)
        // Not a redirect: a browser that comes from another site would not send the new cookie with it.
        const headers = { 'Set-Cookie': [sitzungsCookie(sitzung), keinAnmeldeCookie] }
        return zeige(req, { anlass: 'willkommen', adresse: laufend.zu, status: 200 }, headers)
      },
    }),
    defineRoute({
      ...{ method: 'post', path: '/anmelden/abgemeldet', summary: 'Der Anbieter meldet eine Person ab', page },
      answers: { 200: { description: 'Ihre Sitzungen sind beendet.' } },
      async handle({ req }) {
        const anbieter = quelle()
        const token = (await readForm(req)).get('logout_token')
        const abmeldung = anbieter && token ? await anbieter.pruefeAbmeldung(token).catch(spaeter) : undefined
        if (!anbieter || !abmeldung)
          throw new Problem(problemArten.anfrageFehlerhaft, 'Das logout_token ist nicht vom eingestellten Anbieter.')
        const { kontenraum } = anbieter
        if (abmeldung.sid) await sitzungen.endAll({ quelle: quelleOf(serverHmac, kontenraum, abmeldung.sid) })
        else if (abmeldung.sub) await sitzungen.endAll({ konto: kontoOf(serverHmac, kontenraum, abmeldung.sub) })
        return { status: 200, body: {} }
      },
    }),
    defineRoute({
      ...{ method: 'get', path: '/abgemeldet', summary: 'Abgemeldet', page, answers },
      handle: async ({ req }) =>
        zeige(req, { anlass: 'abgemeldet', adresse: await quelle()?.abmeldeAdresse(), status: 200 }),
    }),
  ]
}

const STATUS = { abgebrochen: 200, abgelehnt: 400, gestoert: 503 } as const

/** The provider tries again. */
function spaeter(error: unknown): never {
  if (!(error instanceof AnbieterGestoert)) throw error
  throw new Problem(
    problemArten.nichtBereit,
    'Die Schlüssel des Anbieters sind gerade nicht zu lesen. Bitte senden Sie es erneut.',
    {
      headers: { 'Retry-After': '30' },
    },
  )
}
