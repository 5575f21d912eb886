import type { Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { art, defineRoute, fieldProblem, Problem, problemArten, type Route } from '@weiche/http'
import { type Paket, pruefeAngabe } from '@weiche/regelwerk'
import {
  type Angaben,
  type Commit,
  canonicalJson,
  foldVorgang,
  parseVorgangsId,
  setPath,
  type Vorgang,
  type Wert,
} from '@weiche/vorgang'
import { z } from 'zod'
import { Befehl, type GesendeterBefehl, type Regeln } from './befehl.ts'
import { decideBefehl } from './decide.ts'
import { neuesSeit } from './neues.ts'
import { personHeader } from './person.ts'
import { benenne } from './standardposten.ts'

const IdempotencyKey = z.uuid().optional().meta({ description: 'UUID. Derselbe Schlüssel wirkt nur einmal.' })
const CONFLICTS = 20
const schluesselVergeben = art('schluessel-vergeben', 422, 'Der Idempotency-Key ist schon vergeben')

type Kommando = { befehl: GesendeterBefehl; person: string }
type Deps = { newId(): string; regeln(heute: string, paket: Paket): Regeln }

/** The one door for commands of persons: check what is new, decide, append; again when somebody else wrote first. */
export function befehlRoute(platform: Platform, deps: Deps): Route {
  const decide = async (v: Vorgang, { befehl, person }: Kommando, now: Date) => {
    const heute = berlinDatum(now)
    const { paket } = await platform.regelwerke.aktuell(v.leistung)
    return decideBefehl(v, { befehl: benenne(paket, v, befehl), person, heute, ...deps.regeln(heute, paket) })
  }

  /** The same command on the same state makes the same event; anything else under this key is refused. */
  async function isRepeat(commits: readonly Commit[], done: Commit, kommando: Kommando): Promise<boolean> {
    const before = foldVorgang(commits.filter((c) => c.seq < done.seq))!
    const answer = await decide(before, kommando, new Date(done.zeitpunkt))
    const [stored] = done.ereignisse
    return answer.kind === 'angenommen' && canonicalJson(answer.ereignis as Wert) === canonicalJson(stored as Wert)
  }

  return defineRoute({
    method: 'post',
    path: '/sachbearbeitung/vorgaenge/:vorgangId/befehle',
    summary:
      'Einen Vorgang bearbeiten: übernehmen, berichtigen, nachfordern, Posten aufheben, Frist verlängern oder nicht, entscheiden, versagen, zurückgeben, umverteilen, neu zustellen, einen Widerspruch erledigen',
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
        if (body.gesehen > vorgang.seq) throw notYet(vorgang)
        const commits = await platform.log.read(vorgang.vorgangId)
        const done = commits.find((c) => c.service === 'review' && c.ursache === ursache)
        if (done) {
          if (!(await isRepeat(commits, done, { befehl: body, person }))) throw keyTaken()
          return { status: 200, body: { vorgangId, seq: done.seq } }
        }
        const neues = neuesSeit(commits, body.gesehen, person)
        if (neues.length > 0)
          throw new Problem(
            problemArten.konflikt,
            `Seit Sie den Vorgang gelesen haben, ist etwas geschehen. ${neues.join(' ')} Bitte lesen Sie ihn neu.`,
          )
        if (body.befehl === 'berichtigen') await checkAngaben(platform, vorgang, body.angaben)
        const now = platform.uhr.jetzt()
        const answer = await decide(vorgang, { befehl: body, person }, now)
        if (answer.kind === 'abgelehnt') throw new Problem(problemArten.konflikt, answer.grund)
        const result = await platform.log.append({
          vorgangId: vorgang.vorgangId,
          gesehen: vorgang.seq,
          service: 'review',
          ursache,
          zeitpunkt: now,
          ereignisse: [answer.ereignis],
        })
        if (result.kind === 'appended') return { status: 200, body: { vorgangId, seq: result.commit.seq } }
      }
      throw new Problem(
        problemArten.konflikt,
        'Der Vorgang wird gerade von vielen Seiten bearbeitet. Bitte versuchen Sie es erneut.',
      )
    },
  })
}

async function checkAngaben(platform: Platform, vorgang: Vorgang, changes: Angaben): Promise<void> {
  const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
  const copy = structuredClone(vorgang.angaben)
  const errors = Object.entries(changes).flatMap(([pfad, wert]) => {
    const { fehler } = pruefeAngabe(paket, pfad, wert)
    return fehler.length > 0 || setPath(copy, pfad, structuredClone(wert)) ? fehler : [{ pfad, text: UNBEKANNT }]
  })
  if (errors.length > 0) {
    throw fieldProblem(
      problemArten.angabenFehlerhaft,
      errors.map((e) => ({ pointer: `/angaben/${e.pfad}`, detail: e.text })),
    )
  }
}

const UNBEKANNT =
  'Diese Stelle gibt es in diesem Antrag nicht. Bitte prüfen Sie den Pfad und die Kennung in eckigen Klammern.'

function notYet({ seq }: Vorgang): Problem {
  const detail = `Diesen Stand gibt es noch nicht; der neueste ist ${seq}. Bitte nennen Sie die „seq“, die Sie gelesen haben.`
  return fieldProblem(problemArten.angabenFehlerhaft, [{ pointer: '/gesehen', detail }])
}

function keyTaken(): Problem {
  return new Problem(
    schluesselVergeben,
    'Mit diesem Idempotency-Key kam schon ein anderer Befehl an; er gilt unverändert. Bitte senden Sie Neues mit einem neuen Schlüssel.',
  )
}
