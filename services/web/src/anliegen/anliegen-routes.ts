import { randomUUID } from 'node:crypto'
import { type Answer, defineRoute, type Route, readForm } from '@weiche/http'
import { z } from 'zod'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { kontaktOf, rahmenOf } from '../kontext.ts'
import { geheimnisVon } from '../nachforderung/auskunft.ts'
import { nachweisTexte } from '../nachforderung/texte.ts'
import type { WebPlatform } from '../platform.ts'
import type { Feldfehler } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import { vorgangParam } from '../status/status-route.ts'
import { requireOwnPage } from '../zugang/herkunft.ts'
import { oeffneEigenes } from '../zugang/oeffne.ts'
import type { Offen } from '../zugang/offen.ts'
import { vermerke } from '../zugang/vermerk.ts'
import type { Person } from '../zugang/zugang.ts'
import type { Anliegen, Lage } from './anliegen.ts'
import { berichtigung } from './berichtigung.ts'
import { kontakt } from './kontakt.ts'
import { ruecknahme } from './ruecknahme.ts'
import { widerspruch } from './widerspruch.ts'

export const anliegen: readonly Anliegen[] = [berichtigung, kontakt, widerspruch, ruecknahme]

const answers = { 200: { description: 'Seite' } }
type Frage = Pick<Lage, 'angabe' | 'eingang' | 'fehler' | 'eingaben'>

/** What the owner of a Vorgang can do: each a page that asks, and a form that becomes a command to intake. */
export function anliegenRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  const deps = { platform, config, seiten }
  return anliegen.flatMap((a) => {
    const path = `/antraege/:vorgangId/${a.ort}`
    const common = { path, summary: a.summary, page: true, params: vorgangParam, answers }
    return [
      defineRoute({
        ...{ ...common, method: 'get' as const },
        query: z.object({
          angabe: z.string().max(200).default('').catch(''),
          eingang: z.coerce.number().int().optional().catch(undefined),
        }),
        handle: ({ req, params, query: { angabe, eingang } }) =>
          oeffneEigenes(deps, req, params.vorgangId, (offen, person) =>
            zeige(a, offen, person, { angabe, eingang, fehler: [], eingaben: {} }),
          ),
      }),
      defineRoute({
        ...{ ...common, method: 'post' as const },
        handle({ req, params }) {
          requireOwnPage(req)
          return oeffneEigenes(deps, req, params.vorgangId, async (offen, person) => {
            const form = await readForm(req)
            const result = await fuehreAus(a, offen, form)
            if ('seq' in result)
              return weiterNach(`/antraege/${offen.vorgang.vorgangId}/${a.ort}?eingang=${result.seq ?? ''}`)
            const eingaben = Object.fromEntries([...form].map(([name, text]) => [name, text.slice(0, 10_000)]))
            const frage = { angabe: form.get('angabe') ?? '', eingang: undefined, fehler: result.fehler, eingaben }
            if (result.wieder === undefined) return zeige(a, offen, person, frage, 422)
            return zeige(a, offen, person, frage, 429, { 'Retry-After': result.wieder })
          })
        },
      }),
    ]
  })

  /** The same form again is the same command: intake knows its key, and the page then shows what that did. */
  async function fuehreAus(
    a: Anliegen,
    offen: Offen,
    form: URLSearchParams,
  ): Promise<{ seq: number | undefined } | { fehler: Feldfehler[]; wieder?: string }> {
    const { vorgangId } = offen.vorgang
    const key = form.get('schluessel') ?? ''
    const seqOf = (commits: Offen['commits']) => commits.find((c) => c.service === 'intake' && c.ursache === key)?.seq
    const schon = seqOf(offen.commits)
    if (schon !== undefined) return { seq: schon }
    const kommando = a.lies(form, offen)
    if ('fehler' in kommando) return kommando
    const antwort = await platform.intake(`/vorgaenge/${vorgangId}/${kommando.path}`, {
      method: 'POST',
      headers: {
        ...geheimnisVon(platform, vorgangId),
        'Content-Type': 'application/json',
        ...(key === '' ? {} : { 'Idempotency-Key': key }),
      },
      body: JSON.stringify(kommando.body),
    })
    if (antwort.ok) return { seq: seqOf(await platform.log.read(vorgangId)) }
    if (antwort.status === 429) {
      const wieder = antwort.headers.get('retry-after') ?? '30'
      const text = nachweisTexte(offen.kontext.sprache).ausgelastet(Number(wieder))
      return { fehler: [{ feld: 'absenden', text }], wieder }
    }
    const { detail = '', errors } = (await antwort.json()) as { detail?: string; errors?: { detail: string }[] }
    return { fehler: [{ feld: 'absenden', text: errors?.[0]?.detail ?? detail }] }
  }

  async function zeige(
    a: Anliegen,
    offen: Offen,
    person: Person,
    frage: Frage,
    status = 200,
    headers = {},
  ): Promise<Answer> {
    const { kontext, vorgang, paket } = offen
    if (a.zeigtAngaben) await vermerke(platform, person, 'angaben.gelesen', [vorgang.vorgangId])
    const teil = a.zeige({ ...offen, ...frage, jetzt: platform.uhr.jetzt(), schluessel: randomUUID() })
    const rest = { vorgangId: vorgang.vorgangId, thema: paket.kopf.name, kontakt: kontaktOf(paket) }
    const inhalt = { art: 'anliegen' as const, ...rest, ...teil, fehler: frage.fehler, eingaben: frage.eingaben }
    const kopf = teil.quittung?.titel ?? teil.kopf
    const titel = frage.fehler.length > 0 ? `${worte(kontext.sprache).fehlerVor}: ${kopf}` : kopf
    return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, titel, paket), inhalt }, status, headers)
  }
}
