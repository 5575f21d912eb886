import { defineRoute, type Request, type Route, readForm } from '@weiche/http'
import { isStatusGeheimnis } from '@weiche/siegel'
import { parseVorgangsId } from '@weiche/vorgang'
import { z } from 'zod'
import { weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { eigeneAdresse, type Kontext, kontextOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import { type Feldfehler, sprachen } from '../seite/modell.ts'
import { anmeldeTexte } from './anmelde-texte.ts'
import { keinSitzungsCookie, sitzungsCookie, sprachCookie, tokenOf } from './cookie.ts'
import { eingangAntwort } from './eingang-antwort.ts'
import { requireOwnPage } from './herkunft.ts'
import type { Zugang } from './zugang.ts'

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
        const { vorgangId } = result
        const token = await gibCode(platform, tokenOf(req), kontext.zugang, vorgangId)
        const ziel = zu?.startsWith(`/antraege/${vorgangId}`) ? eigeneAdresse(zu) : `/antraege/${vorgangId}`
        return weiterNach(ziel, { 'Set-Cookie': sitzungsCookie(token) })
      },
    }),
    defineRoute({
      ...{ method: 'post', path: '/abmelden', summary: 'Abmelden', page, answers },
      async handle({ req }) {
        requireOwnPage(req)
        const token = tokenOf(req)
        const { zugang } = await kontextOf(platform, config, req)
        if (token) await platform.sitzungen.end(token)
        return weiterNach(zugang.art === 'person' ? '/abgemeldet' : '/', {
          'Set-Cookie': keinSitzungsCookie,
          'Clear-Site-Data': '"cache"',
        })
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

/** A new id at every sign-in; whoever is signed in stays so, and what else was open in this browser ends. */
async function gibCode({ sitzungen }: WebPlatform, alt: string | undefined, zugang: Zugang, vorgangId: string) {
  const neu = alt && zugang.art === 'person' ? await sitzungen.wechsle(alt, { ...zugang, code: vorgangId }) : undefined
  if (neu) return neu
  if (alt) await sitzungen.end(alt)
  return sitzungen.begin({ art: 'code', vorgangId })
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
