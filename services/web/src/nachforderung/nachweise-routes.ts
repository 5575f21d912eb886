import { randomUUID } from 'node:crypto'
import { type Answer, defineRoute, type Request, type Route, readForm } from '@weiche/http'
import { z } from 'zod'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { kontaktOf, rahmenOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import type { Feldfehler, Hinweis } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import { vorgangParam } from '../status/status-route.ts'
import { fristText } from '../worte/zeit.ts'
import { requireOwnPage } from '../zugang/herkunft.ts'
import { type Offen, oeffne } from '../zugang/oeffne.ts'
import { geheimnisVon, leseNachforderung, type OffeneNachforderung } from './auskunft.ts'
import { liesEingabe } from './eingabe.ts'
import { type Eingaben, nachweisSeite, quittungOf } from './nachweis-seite.ts'
import { nachweisTexte } from './texte.ts'
import { type Felder, reicheWeiter } from './weiterreichen.ts'

const answers = { 200: { description: 'Seite' } }
const KEINE: Eingaben = { fehler: [], eingaben: {} }

/** Hand in what is missing, whole or in part, and ask for more time. */
export function nachweiseRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  const deps = { platform, config, seiten }
  const path = '/antraege/:vorgangId/nachweise'

  async function zeige(offen: Offen, eingaben: Eingaben, status = 200, hinweis?: Hinweis): Promise<Answer> {
    const { kontext, vorgang, paket } = offen
    const gefragt = await leseNachforderung(platform, vorgang.vorgangId)
    const rest = { thema: paket.kopf.name, kontakt: kontaktOf(paket), schluessel: randomUUID(), hinweis, ...eingaben }
    const inhalt = nachweisSeite(vorgang, gefragt, rest, kontext.sprache, platform.uhr.jetzt())
    const w = worte(kontext.sprache)
    const titel =
      eingaben.fehler.length > 0 ? `${w.fehlerVor}: ${w.nachweise.kopf}` : (hinweis?.titel ?? w.nachweise.kopf)
    return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, titel, paket), inhalt }, status)
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
          return zeige(offen, KEINE, 200, quittung)
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
          if (isSkript(req)) return json(422, { fehler: result.fehler })
          return zeige(offen, result, 422)
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

const isSkript = (req: Request) => req.accepts(['html', 'json']) === 'json'
const json = (status: number, body: object): Answer => ({ status, body })

type Gesendet = { weiter: string } | Eingaben

async function sende(platform: WebPlatform, config: WebConfig, req: Request, offen: Offen): Promise<Gesendet> {
  const { vorgang, kontext } = offen
  const t = nachweisTexte(kontext.sprache)
  const gefragt = await leseNachforderung(platform, vorgang.vorgangId)
  let fehler: Feldfehler[] = []
  /** The same form again: what it did then stands. */
  let schon: number | undefined
  const weitergabe = await reicheWeiter(req, {
    maxBytes: config.maxAnfrageBytes,
    json(felder) {
      schon = offen.commits.find((c) => c.service === 'intake' && c.ursache === felder.get('schluessel'))?.seq
      if (schon !== undefined) return undefined
      const gelesen = liesFelder(felder, gefragt, t.schonDa)
      fehler = gelesen.fehler
      return fehler.length > 0
        ? undefined
        : { antworten: gelesen.antworten, mitteilung: felder.get('mitteilung') ?? '' }
    },
    send: (felder, body, contentType) =>
      platform.intake(`/vorgaenge/${vorgang.vorgangId}/nachreichungen`, {
        method: 'POST',
        headers: {
          ...geheimnisVon(platform, vorgang.vorgangId),
          'Content-Type': contentType,
          ...(felder.get('schluessel') ? { 'Idempotency-Key': felder.get('schluessel')! } : {}),
        },
        body,
        duplex: 'half',
      } as RequestInit),
  })
  const ganz = (text: string): Eingaben => ({ fehler: [{ feld: 'absenden', text }], eingaben: {} })
  if (weitergabe.kind === 'kaputt') return ganz(t.kaputt)
  if (weitergabe.kind === 'zu-gross') return ganz(t.zuGross(Math.floor(config.maxAnfrageBytes / 1_000_000)))
  const eingaben = Object.fromEntries(weitergabe.felder)
  if (schon !== undefined) return { weiter: quittung(vorgang.vorgangId, schon) }
  if (weitergabe.kind === 'abgelehnt') return { fehler, eingaben }
  const { response } = weitergabe
  const body = (await response.json()) as Problemantwort
  if (!response.ok) return { fehler: fehlerOf(body, gefragt, t.leer), eingaben }
  const commits = await platform.log.read(vorgang.vorgangId)
  const seq = commits.findLast(
    (c) => c.service === 'intake' && c.ursache === response.headers.get('idempotency-key'),
  )?.seq
  return { weiter: quittung(vorgang.vorgangId, seq) }
}

const quittung = (vorgangId: string, seq: number | undefined) => `/antraege/${vorgangId}/nachweise?eingang=${seq ?? ''}`

/** Fields left empty are simply not answered yet. */
function liesFelder(felder: Felder, gefragt: OffeneNachforderung | undefined, schonDa: string) {
  const antworten: Record<string, unknown> = {}
  const fehler: Feldfehler[] = []
  for (const { id, antwort } of gefragt?.posten ?? []) {
    const roh = felder.get(`antwort:${id}`) ?? ''
    if (antwort.art !== 'feld' || roh.trim() === '') continue
    const gelesen = liesEingabe(antwort.typ, roh)
    if (gelesen.ok) antworten[id] = gelesen.wert
    else fehler.push({ feld: id, text: gelesen.text })
  }
  const offen = new Set(gefragt?.posten.map((p) => `antwort:${p.id}`))
  const alt = [...felder].some(([name, wert]) => name.startsWith('antwort:') && wert.trim() !== '' && !offen.has(name))
  if (alt) fehler.push({ feld: 'absenden', text: schonDa })
  return { antworten, fehler }
}

type Problemantwort = { detail?: string; errors?: { pointer: string; detail: string }[] }

/** Errors of the API at the place of the page that they are about. */
function fehlerOf(
  { detail = '', errors = [] }: Problemantwort,
  gefragt: OffeneNachforderung | undefined,
  leer: string,
): Feldfehler[] {
  if (errors.length === 0) return [{ feld: 'absenden', text: detail.includes('Nachreichung ist leer') ? leer : detail }]
  return errors.map(({ pointer, detail: text }) => {
    const posten = /^part:posten:(.+)$/.exec(pointer)?.[1] ?? /^\/antworten\/(.+)$/.exec(pointer)?.[1]
    const pfad = /^\/angaben\/(.+)$/.exec(pointer)?.[1]
    const byPath = gefragt?.posten.find((p) => p.antwort.art === 'feld' && p.antwort.pfad === pfad)?.id
    return { feld: posten ?? byPath ?? 'absenden', text }
  })
}
