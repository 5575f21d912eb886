import { berlinDatum } from '@weiche/fristen'
import { defineRoute, type Route } from '@weiche/http'
import { z } from 'zod'
import { appendCommand } from './append-command.ts'
import { inputOf } from './decide-antrag.ts'
import { decideEinzelfall } from './einzelfall.ts'
import { commandHeader, kanalOf, openVorgang, vorgangParam } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { keyTaken, tooBusy, unknownVorgang, withdrawn } from './probleme.ts'

const Quittung = z.object({ vorgangId: z.string(), eingangsdatum: z.iso.date(), erlaeuterung: z.string() })

const VORHER = 'Ein Mensch in der Behörde prüft Ihren Antrag. Automatisch wird darüber nicht mehr entschieden.'
const NACHHER =
  'Ein Mensch in der Behörde sieht Ihren Fall noch einmal an. Der Bescheid gilt vorerst weiter, und die Frist für den Widerspruch läuft weiter.'

/** § 31a SGB X: who is decided on automatically may have a person look. */
export function einzelfallRoute(platform: IntakePlatform): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/einzelfallpruefung',
    summary: 'Um die Prüfung durch einen Menschen bitten (vorerst nur auf dem Rechner der Anwendung)',
    loopback: true,
    params: vorgangParam,
    headers: commandHeader,
    body: z.strictObject({ grund: z.string().trim().max(4000).default('') }),
    answers: {
      201: { description: 'Die Bitte ist gespeichert.', schema: Quittung },
      200: { description: 'Dieselbe Bitte war schon gespeichert.', schema: Quittung },
    },
    async handle({ params, headers, body, req }) {
      const { vorgangId } = await openVorgang(platform, params.vorgangId, headers)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const eingang = { kanal: kanalOf(req), eingangsdatum: berlinDatum(platform.uhr.jetzt()) }
      const result = await appendCommand(platform, vorgangId, key, (v) => decideEinzelfall(v, { ...eingang, ...body }))
      if (result.kind === 'zurueckgenommen') throw withdrawn()
      if (result.kind === 'unbekannt') throw unknownVorgang()
      if (result.kind === 'ueberholt') throw tooBusy()
      const gebeten = inputOf(result.commit, 'einzelfallpruefung.beantragt')
      if (gebeten?.inhalt.grund !== body.grund) throw keyTaken()
      const { bescheid } = result.vorgang
      return {
        status: result.kind === 'appended' ? 201 : 200,
        headers: { 'Idempotency-Key': key },
        body: {
          vorgangId,
          eingangsdatum: gebeten.fakten.eingangsdatum,
          erlaeuterung: bescheid && bescheid.seq < result.commit.seq ? NACHHER : VORHER,
        },
      }
    },
  })
}
