import { berlinDatum, tagesende } from '@weiche/fristen'
import { art, defineRoute, fieldProblem, Problem, problemArten, type Route } from '@weiche/http'
import { Datum } from '@weiche/vorgang'
import { z } from 'zod'
import { appendCommand } from './append-command.ts'
import { commandHeader, openVorgang, vorgangParam } from './kopfzeilen.ts'
import { decideMehrZeit } from './mehr-zeit.ts'
import type { IntakePlatform } from './platform.ts'
import { keyTaken, tooBusy, unknownVorgang, withdrawn } from './probleme.ts'

const nichtsOffen = art('keine-frist-offen', 409, 'Zurzeit läuft keine Frist')
const Antwort = z
  .object({
    vorgangId: z.string(),
    antwort: z.enum(['gewaehrt', 'wird-geprueft']),
    frist: z.object({ bis: z.iso.date(), ende: z.iso.datetime() }).nullable(),
    erlaeuterung: z.string(),
  })
  .meta({ id: 'MehrZeit' })

/** Asking for more time: answered at once where the package allows it. */
export function mehrZeitRoute(platform: IntakePlatform): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/fristverlaengerung',
    summary: 'Um mehr Zeit für eine Nachforderung bitten',
    params: vorgangParam,
    headers: commandHeader,
    body: z.strictObject({ bis: Datum, grund: z.string().trim().max(2000).default('') }),
    answers: {
      201: { description: 'Die Bitte ist gespeichert und, wo die Regeln es erlauben, gewährt.', schema: Antwort },
      200: { description: 'Dieselbe Bitte war schon gespeichert.', schema: Antwort },
    },
    async handle({ params, headers, body }) {
      const { vorgangId, leistung } = await openVorgang(platform, params.vorgangId, headers)
      const { paket } = await platform.regelwerke.aktuell(leistung)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const heute = berlinDatum(platform.uhr.jetzt())
      const result = await appendCommand(platform, vorgangId, key, (v) => decideMehrZeit(v, paket, { ...body, heute }))
      switch (result.kind) {
        case 'zurueckgenommen':
          throw withdrawn()
        case 'unbekannt':
          throw unknownVorgang()
        case 'ueberholt':
          throw tooBusy()
        case 'nichts-offen':
          throw new Problem(nichtsOffen, 'Zu diesem Vorgang läuft zurzeit keine Frist, die verlängert werden kann.')
        case 'kein-spaeterer-tag': {
          const detail = `Der Tag muss nach dem jetzigen Ende der Frist liegen (${result.frist}). Bitte nennen Sie einen späteren.`
          throw fieldProblem(problemArten.angabenFehlerhaft, [{ pointer: '/bis', detail }])
        }
      }
      const beantragt = result.commit.ereignisse.find((e) => e.type === 'fristverlaengerung.beantragt')
      if (beantragt?.fakten.bis !== body.bis || beantragt.inhalt.grund !== body.grund) throw keyTaken()
      const gewaehrt = result.commit.ereignisse.find((e) => e.type === 'frist.verlaengert')
      return {
        status: result.kind === 'appended' ? 201 : 200,
        headers: { 'Idempotency-Key': key },
        body: { vorgangId, ...answer(gewaehrt?.fakten.frist) },
      }
    },
  })
}

function answer(bis: string | undefined): Omit<z.infer<typeof Antwort>, 'vorgangId'> {
  if (bis === undefined) return { antwort: 'wird-geprueft', frist: null, erlaeuterung: GEPRUEFT }
  return { antwort: 'gewaehrt', frist: { bis, ende: tagesende(bis).toISOString() }, erlaeuterung: GEWAEHRT }
}

const GEWAEHRT = 'Sie haben mehr Zeit. Es gilt die neue Frist.'
const GEPRUEFT = 'Ihre Bitte ist eingegangen. Ein Mensch in der Behörde antwortet Ihnen.'
