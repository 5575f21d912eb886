import { randomUUID } from 'node:crypto'
import { type Answer, defineRoute, type Request, type Route, readForm } from '@weiche/http'
import { z } from 'zod'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { kontaktOf, rahmenOf } from '../kontext.ts'
import { liveOf } from '../neues/live.ts'
import type { WebPlatform } from '../platform.ts'
import type { Hinweis, Nachweisseite, Rahmen } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import { vorgangParam } from '../status/status-route.ts'
import { fristText } from '../worte/zeit.ts'
import { isSkript, requireOwnPage } from '../zugang/herkunft.ts'
import { oeffne } from '../zugang/oeffne.ts'
import type { Offen } from '../zugang/offen.ts'
import { geheimnisVon, leseNachforderung } from './auskunft.ts'
import { liesEingabe } from './eingabe.ts'
import { type Eingaben, nachweisSeite, quittungOf } from './nachweis-seite.ts'
import { sende } from './sende.ts'
import { nachweisTexte } from './texte.ts'

const answers = { 200: { description: 'Seite' } }
const KEINE: Eingaben = { fehler: [], eingaben: {} }

/** Hand in what is missing, whole or in part, and ask for more time. */
export function nachweiseRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  const deps = { platform, config, seiten }
  const path = '/antraege/:vorgangId/nachweise'

  async function seiteVon(
    offen: Offen,
    eingaben: Eingaben,
    hinweis?: Hinweis,
  ): Promise<{ rahmen: Rahmen; inhalt: Nachweisseite }> {
    const { kontext, vorgang, paket } = offen
    const gefragt = await leseNachforderung(platform, vorgang.vorgangId)
    // What was refused and comes again is the same answer.
    const schluessel = eingaben.eingaben['schluessel'] ?? randomUUID()
    const rest = { thema: paket.kopf.name, kontakt: kontaktOf(paket), schluessel, hinweis, ...eingaben }
    const inhalt = nachweisSeite(vorgang, gefragt, rest, kontext.sprache, platform.uhr.jetzt())
    const w = worte(kontext.sprache)
    const titel =
      eingaben.fehler.length > 0 ? `${w.fehlerVor}: ${w.nachweise.kopf}` : (hinweis?.titel ?? w.nachweise.kopf)
    return { rahmen: rahmenOf(kontext, titel, paket), inhalt }
  }

  async function zeige(
    offen: Offen,
    eingaben: Eingaben,
    status = 200,
    hinweis?: Hinweis,
    headers = {},
  ): Promise<Answer> {
    return seitenAntwort(await seiten(), await seiteVon(offen, eingaben, hinweis), status, headers)
  }

  /** As it is asked for by a GET: it can be fetched again when the Vorgang has changed. */
  async function zeigeLive(req: Request, offen: Offen, hinweis?: Hinweis): Promise<Answer> {
    const { rahmen, inhalt } = await seiteVon(offen, KEINE, hinweis)
    const seite = { rahmen, inhalt, live: liveOf(offen, [inhalt.stand?.text ?? inhalt.leer], platform.uhr.jetzt()) }
    return isSkript(req) ? json(200, seite) : seitenAntwort(await seiten(), seite)
  }

  return [
    defineRoute({
      ...{ method: 'get', path, summary: 'Nachweise nachreichen', page: true, answers, params: vorgangParam },
      query: z.object({
        eingang: z.coerce.number().int().optional().catch(undefined),
        frist: z.string().max(10).optional(),
      }),
      handle: ({ req, params, query }) =>
        oeffne(deps, req, params.vorgangId, (offen) => {
          const { commits, vorgang, kontext } = offen
          const quittung =
            query.eingang === undefined ? undefined : quittungOf(commits, vorgang, query.eingang, kontext.sprache)
          return zeigeLive(req, offen, quittung)
        }),
    }),
    defineRoute({
      ...{ method: 'post', path, summary: 'Nachweise absenden', page: true, answers, params: vorgangParam },
      handle({ req, params }) {
        requireOwnPage(req)
        return oeffne(deps, req, params.vorgangId, async (offen) => {
          const result = await sende(platform, config, req, offen)
          if ('weiter' in result)
            return isSkript(req) ? json(200, { weiter: result.weiter }) : weiterNach(result.weiter)
          const { status, headers } = result.wieder === undefined ? FALSCH : spaeter(result.wieder)
          if (isSkript(req)) return json(status, { fehler: result.fehler }, headers)
          return zeige(offen, result, status, undefined, headers)
        })
      },
    }),
    defineRoute({
      ...{
        method: 'post',
        path: '/antraege/:vorgangId/mehr-zeit',
        summary: 'Um mehr Zeit bitten',
        page: true,
        answers,
      },
      params: vorgangParam,
      handle({ req, params }) {
        requireOwnPage(req)
        return oeffne(deps, req, params.vorgangId, async (offen) => {
          const form = await readForm(req)
          const eingaben = { bis: form.get('bis') ?? '', grund: (form.get('grund') ?? '').slice(0, 2000) }
          const bis = liesEingabe('datum', eingaben.bis)
          if (!bis.ok) return zeige(offen, { fehler: [{ feld: 'bis', text: bis.text }], eingaben }, 422)
          const antwort = await platform.intake(`/vorgaenge/${offen.vorgang.vorgangId}/fristverlaengerung`, {
            method: 'POST',
            headers: { ...geheimnisVon(platform, offen.vorgang.vorgangId), 'Content-Type': 'application/json' },
            body: JSON.stringify({ bis: bis.wert, grund: eingaben.grund }),
          })
          const body = (await antwort.json()) as {
            detail?: string
            errors?: { detail: string }[]
            frist?: { bis: string } | null
          }
          if (!antwort.ok)
            return zeige(
              offen,
              { fehler: [{ feld: 'bis', text: body.errors?.[0]?.detail ?? body.detail ?? '' }], eingaben },
              422,
            )
          const t = nachweisTexte(offen.kontext.sprache)
          const titel = body.frist
            ? t.mehrZeitGewaehrt(fristText(body.frist.bis, offen.kontext.sprache))
            : t.mehrZeitGeprueft
          return oeffne(deps, req, params.vorgangId, (neu) => zeige(neu, KEINE, 200, { titel, saetze: [] }))
        })
      },
    }),
  ]
}

const json = (status: number, body: object, headers = {}): Answer => ({ status, body, headers })
const FALSCH = { status: 422, headers: {} }
const spaeter = (sekunden: number) => ({ status: 429, headers: { 'Retry-After': String(sekunden) } })
