import { defineRoute, fieldProblem, problemArten, type Route } from '@weiche/http'
import { type Paket, pruefeAngaben } from '@weiche/regelwerk'
import { statusGeheimnis } from '@weiche/siegel'
import type { Angaben } from '@weiche/vorgang'
import { z } from 'zod'
import type { IntakeConfig } from './config.ts'
import { type Einlass, mitEinlass } from './einlass.ts'
import { receive } from './empfang.ts'
import { antragHeader, kanalOf, kontoOf } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { AUSGELASTET, unknownLeistung } from './probleme.ts'
import { vorgangIdOf } from './schluessel.ts'
import { submitAntrag } from './submit-antrag.ts'
import { refused } from './teile.ts'
import { toFeldfehler } from './zeiger.ts'

const Quittung = z
  .object({
    vorgangId: z.string(),
    statusGeheimnis: z.string(),
    status: z.literal('eingegangen'),
    eingangsdatum: z.iso.date(),
    links: z.object({ status: z.string(), nachreichungen: z.string() }),
  })
  .meta({ id: 'Eingangsquittung' })

const Antrag = z
  .record(z.string(), z.unknown())
  .meta({ id: 'Antrag', description: 'Angaben, wie die Leistung sie beschreibt; fehlende werden nachgefordert' })
const Formular = z.object({
  antrag: Antrag,
  'anlage:<art>:<betrifft>': z.array(z.string().meta({ format: 'binary' })).optional(),
})

export function antragRoute(platform: IntakePlatform, config: IntakeConfig, einlass: Einlass): Route {
  return defineRoute({
    method: 'post',
    path: '/antraege/:leistung',
    summary: 'Einen Antrag stellen, auf Wunsch mit Anlagen',
    params: z.object({ leistung: z.string().max(60) }),
    headers: antragHeader,
    upload: { 'application/json': Antrag, 'multipart/form-data': Formular },
    answers: {
      201: { description: 'Der Antrag ist gespeichert.', schema: Quittung },
      200: { description: 'Derselbe Antrag war schon gespeichert.', schema: Quittung },
      429: { description: AUSGELASTET },
    },
    async handle({ params: { leistung }, headers, req, intern }) {
      const known = await platform.regelwerke.leistungen()
      if (!known.includes(leistung)) throw unknownLeistung(known)
      const { paket } = await platform.regelwerke.aktuell(leistung)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const kanal = kanalOf(req)
      const konto = kontoOf(req, headers)
      const vorgangId = vorgangIdOf(platform.serverHmac, kanal, konto ?? '', key)
      const spec = { vorgangId, teil: 'antrag', check: (json: unknown) => checkAntrag(paket, json) }
      const { created, antrag } = await mitEinlass(einlass, { req, art: 'antrag', intern }, async () => {
        const empfang = await receive(req, spec, { anlagen: platform.anlagen, config })
        return submitAntrag(platform, paket, { vorgangId, key, kanal, konto, empfang })
      })
      const status = `/vorgaenge/${vorgangId}`
      return {
        status: created ? 201 : 200,
        headers: { Location: status, 'Idempotency-Key': key },
        body: {
          vorgangId,
          statusGeheimnis: statusGeheimnis(platform.serverHmac, vorgangId),
          status: 'eingegangen',
          eingangsdatum: antrag.fakten.eingangsdatum,
          links: { status, nachreichungen: `${status}/nachreichungen` },
        },
      }
    },
  })
}

/** Only the shape: what is missing or does not fit together is found by the services behind, and asked for. */
function checkAntrag(paket: Paket, json: unknown): Angaben {
  if (json === undefined)
    throw refused('Der Teil „antrag“ (JSON) fehlt, oder eine Anlage steht davor. Bitte stellen Sie ihn an den Anfang.')
  const { fehler } = pruefeAngaben(paket, json)
  if (fehler.length > 0) throw fieldProblem(problemArten.angabenFehlerhaft, toFeldfehler(fehler, json))
  return json as Angaben
}
