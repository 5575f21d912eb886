import type { Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { defineRoute, fieldProblem, Problem, problemArten, type Route } from '@weiche/http'
import { pruefeAngabe } from '@weiche/regelwerk'
import { parseVorgangsId, type Vorgang } from '@weiche/vorgang'
import { z } from 'zod'
import { Befehl } from './befehl.ts'
import { decideBefehl } from './decide.ts'
import { neuesSeit } from './neues.ts'
import { personHeader } from './person.ts'

const IdempotencyKey = z.uuid().optional().meta({ description: 'UUID. Derselbe Schlüssel wirkt nur einmal.' })
const CONFLICTS = 20

/** The one door for commands of persons: check what is new, decide, append; again when somebody else wrote first. */
export function befehlRoute(
  platform: Platform,
  deps: { newId(): string; frist(heute: string, leistung: string): Promise<string> },
): Route {
  return defineRoute({
    method: 'post',
    path: '/sachbearbeitung/vorgaenge/:vorgangId/befehle',
    summary: 'Einen Vorgang bearbeiten: übernehmen, berichtigen, nachfordern, entscheiden, zurückgeben, umverteilen',
    loopback: true,
    params: z.object({ vorgangId: z.string().max(40) }),
    headers: z.object({ person: personHeader, 'idempotency-key': IdempotencyKey }),
    body: Befehl,
    answers: {
      200: { description: 'Der Befehl ist wirksam.', schema: z.object({ vorgangId: z.string(), seq: z.int() }) },
    },
    async handle({ params, headers, body }) {
      const vorgangId = parseVorgangsId(params.vorgangId)
      const ursache = `review.befehl.${headers['idempotency-key'] ?? deps.newId()}`
      const person = headers.person
      for (let tries = 0; tries < CONFLICTS; tries++) {
        const vorgang = vorgangId && (await platform.log.fold(vorgangId))
        if (!vorgang)
          throw new Problem(
            problemArten.nichtGefunden,
            'Diesen Vorgang gibt es nicht. Bitte prüfen Sie die Vorgangs-ID.',
          )
        const commits = await platform.log.read(vorgang.vorgangId, body.gesehen + 1)
        const done = commits.find((c) => c.ursache === ursache)
        if (done) return { status: 200, body: { vorgangId, seq: done.seq } }
        const neues = neuesSeit(commits, body.gesehen, person)
        if (neues.length > 0)
          throw new Problem(
            problemArten.konflikt,
            `Seit Sie den Vorgang gelesen haben, ist etwas geschehen. ${neues.join(' ')} Bitte lesen Sie ihn neu.`,
          )
        if (body.befehl === 'berichtigen') await checkAngaben(platform, vorgang, body.angaben)
        const now = platform.uhr.jetzt()
        const heute = berlinDatum(now)
        const answer = decideBefehl(vorgang, {
          befehl: body,
          person,
          heute,
          frist: await deps.frist(heute, vorgang.leistung),
        })
        if (answer.kind === 'abgelehnt') throw new Problem(problemArten.konflikt, answer.grund)
        const result = await platform.log.append({
          vorgangId: vorgang.vorgangId,
          gesehen: vorgang.seq,
          service: 'review',
          ursache,
          zeitpunkt: now,
          ereignisse: [answer.ereignis],
        })
        if (result.kind !== 'conflict') return { status: 200, body: { vorgangId, seq: result.commit.seq } }
      }
      throw new Problem(
        problemArten.konflikt,
        'Der Vorgang wird gerade von vielen Seiten bearbeitet. Bitte versuchen Sie es erneut.',
      )
    },
  })
}

async function checkAngaben(platform: Platform, vorgang: Vorgang, changes: Record<string, unknown>): Promise<void> {
  const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
  const errors = Object.entries(changes).flatMap(([pfad, wert]) => pruefeAngabe(paket, pfad, wert).fehler)
  if (errors.length > 0) {
    throw fieldProblem(
      problemArten.angabenFehlerhaft,
      errors.map((e) => ({ pointer: `/angaben/${e.pfad}`, detail: e.text })),
    )
  }
}
