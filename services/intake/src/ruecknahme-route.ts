import { berlinDatum } from '@weiche/fristen'
import { defineRoute, type Route } from '@weiche/http'
import { z } from 'zod'
import { appendCommand } from './append-command.ts'
import { inputOf } from './decide-antrag.ts'
import { decideRuecknahme } from './decide-ruecknahme.ts'
import { commandHeader, kanalOf, openVorgang, vorgangParam } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { keyTaken, tooBusy, unknownVorgang, withdrawn } from './probleme.ts'

const Quittung = z.object({ vorgangId: z.string(), eingangsdatum: z.iso.date(), erlaeuterung: z.string() })

const WIRKSAM = 'Ihr Antrag ist zurückgenommen. Er wird nicht weiter bearbeitet.'
const ZU_SPAET =
  'Ihre Rücknahme ist eingegangen. Über den Antrag war schon entschieden; der Bescheid bleibt vorerst bestehen. Die Behörde meldet sich bei Ihnen.'

export function ruecknahmeRoute(platform: IntakePlatform): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/ruecknahme',
    summary: 'Den Antrag zurücknehmen (vorerst nur auf dem Rechner der Anwendung)',
    loopback: true,
    params: vorgangParam,
    headers: commandHeader,
    body: z.strictObject({ grund: z.string().trim().max(2000).default('') }),
    answers: {
      201: { description: 'Die Rücknahme ist gespeichert.', schema: Quittung },
      200: { description: 'Dieselbe Rücknahme war schon gespeichert.', schema: Quittung },
    },
    async handle({ params, headers, body, req }) {
      const { vorgangId } = await openVorgang(platform, params.vorgangId, headers)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const result = await appendCommand(platform, vorgangId, key, (vorgang) =>
        decideRuecknahme(vorgang, {
          kanal: kanalOf(req),
          eingangsdatum: berlinDatum(platform.uhr.jetzt()),
          grund: body.grund,
        }),
      )
      if (result.kind === 'zurueckgenommen') throw withdrawn()
      if (result.kind === 'unbekannt') throw unknownVorgang()
      if (!('commit' in result)) throw tooBusy()
      const ruecknahme = inputOf(result.commit, 'antrag.zurueckgenommen')
      if (ruecknahme?.inhalt.grund !== body.grund) throw keyTaken()
      const bescheid = result.vorgang.bescheid
      return {
        status: result.kind === 'appended' ? 201 : 200,
        headers: { 'Idempotency-Key': key },
        body: {
          vorgangId,
          eingangsdatum: ruecknahme.fakten.eingangsdatum,
          erlaeuterung: bescheid && bescheid.seq < result.commit.seq ? ZU_SPAET : WIRKSAM,
        },
      }
    },
  })
}
