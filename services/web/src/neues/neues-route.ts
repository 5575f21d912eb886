import { type Answer, art, defineRoute, Problem, type Route } from '@weiche/http'
import { observe } from '@weiche/telemetrie'
import { parseVorgangsId } from '@weiche/vorgang'
import { z } from 'zod'
import type { WebConfig } from '../config.ts'
import type { WebPlatform } from '../platform.ts'
import { vorgangParam } from '../status/status-route.ts'
import { tokenOf } from '../zugang/cookie.ts'
import { mayFollow } from '../zugang/zugang.ts'
import { createNeuigkeiten } from './neuigkeiten.ts'
import { createPlaetze } from './plaetze.ts'
import { ENDE, strom } from './strom.ts'

const zuViele = art('zu-viele-leitungen', 503, 'Zurzeit keine laufende Aktualisierung')
const JE_SITZUNG = 4
const seq = z.coerce.number().int().nonnegative().catch(0)

/** News of one Vorgang, as long as somebody who may follow it looks. */
export function neuesRoute(platform: WebPlatform, config: WebConfig): Route {
  const neuigkeiten = createNeuigkeiten(platform.schaue)
  const plaetze = createPlaetze({ jeSitzung: JE_SITZUNG, jeProzess: config.maxLeitungen })
  observe('weiche.seiten', 'Open pages that hear of changes', async () => [{ value: plaetze.belegt(), attributes: {} }])
  return defineRoute({
    ...{ method: 'get', path: '/antraege/:vorgangId/neues', summary: 'Neues zum Antrag', page: true },
    params: vorgangParam,
    query: z.object({ seit: seq.default(0) }),
    headers: z.object({ 'last-event-id': seq.optional() }),
    answers: { 200: { description: 'Ereignisse' } },
    async handle({ req, params, query, headers }): Promise<Answer> {
      const token = tokenOf(req)
      const vorgangId = parseVorgangsId(params.vorgangId)
      const zugang = await (token ? platform.sitzungen.zugang(token, 'seite') : undefined)
      const vorgang = zugang && zugang.art !== 'none' && vorgangId ? await platform.log.fold(vorgangId) : undefined
      if (!token || !zugang || !vorgang || !mayFollow(zugang, vorgang)) return { status: 200, events: nichts }

      const weicht = new AbortController()
      const gib = plaetze.nimm(token, () => weicht.abort())
      if (!gib) throw new Problem(zuViele, VOLL, { headers: { 'Retry-After': '60' } })
      const deps = {
        neuigkeiten,
        stand: async () => (await platform.log.fold(vorgang.vorgangId))?.seq ?? 0,
        lebt: async () => (await platform.sitzungen.zugang(token, 'seite')).art !== 'none',
      }
      const von = { vorgangId: vorgang.vorgangId, seit: headers['last-event-id'] ?? query.seit }
      return {
        status: 200,
        async *events(ende) {
          try {
            yield* strom(deps, von, AbortSignal.any([ende, weicht.signal]))
            if (weicht.signal.aborted) yield ENDE
          } finally {
            gib()
          }
        },
      }
    },
  })
}

async function* nichts() {
  yield ENDE
}

const VOLL =
  'Gerade schauen sehr viele Menschen zu. Die Seite zeigt den Stand, als sie geladen wurde. Bitte laden Sie sie später neu.'
