import { berlinDatum } from '@weiche/fristen'
import {
  defineRoute,
  fieldProblem,
  germanErrors,
  germanMessage,
  type Problem,
  pointerTo,
  problemArten,
  type Route,
} from '@weiche/http'
import { type Paket, pruefeAngabe } from '@weiche/regelwerk'
import type { AnlageRef, Vorgang, Wert } from '@weiche/vorgang'
import { z } from 'zod'
import { appendCommand, type CommandResult } from './append-command.ts'
import type { IntakeConfig } from './config.ts'
import { inputOf } from './decide-antrag.ts'
import { decideNachreichung, misplaced, type Stelle } from './decide-nachreichung.ts'
import { type Einlass, mitEinlass } from './einlass.ts'
import { receive, takeBack } from './empfang.ts'
import { inhaltsHmac } from './inhalt.ts'
import { commandHeader, kanalOf, openVorgang, vorgangParam } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { answersOf, placeOf } from './posten.ts'
import { AUSGELASTET, emptyNachreichung, keyTaken, tooBusy, unknownVorgang, withdrawn } from './probleme.ts'
import type { Dateiteil } from './teile.ts'
import { MAX_ERRORS } from './zeiger.ts'

const Nachreichung = z
  .strictObject({
    angaben: z
      .record(z.string().max(200), z.unknown())
      .default({})
      .meta({ example: { 'wohnung.miete': '520.00' } }),
    antworten: z
      .record(z.string().max(100), z.unknown())
      .default({})
      .meta({
        description: 'Kennung des Postens → Antwort, für Posten, die nach einer Angabe fragen',
        example: { p2: '78.00' },
      }),
    mitteilung: z.string().max(4000).default(''),
    zweck: z
      .literal('berichtigung')
      .optional()
      .meta({ description: 'Niemand hat danach gefragt: Eine Angabe im Antrag stimmt nicht mehr oder war falsch.' }),
  })
  .meta({ id: 'Nachreichung' })
const Formular = z.object({
  nachreichung: Nachreichung.optional(),
  'anlage:<art>:<betrifft>': z.array(z.string().meta({ format: 'binary' })).optional(),
  'posten:<kennung>': z.array(z.string().meta({ format: 'binary' })).optional(),
})
const Quittung = z
  .object({
    vorgangId: z.string(),
    eingangsdatum: z.iso.date(),
    anlagen: z.int(),
    links: z.object({ status: z.string() }),
  })
  .meta({ id: 'Nachreichungsquittung' })

export function nachreichungRoute(platform: IntakePlatform, config: IntakeConfig, einlass: Einlass): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/nachreichungen',
    summary: 'Angaben oder Nachweise nachreichen',
    params: vorgangParam,
    headers: commandHeader,
    upload: { 'application/json': Nachreichung, 'multipart/form-data': Formular },
    answers: {
      201: { description: 'Die Nachreichung ist gespeichert.', schema: Quittung },
      200: { description: 'Dieselbe Nachreichung war schon gespeichert.', schema: Quittung },
      429: { description: AUSGELASTET },
    },
    async handle({ params, headers, req, intern }) {
      const vorgang = await openVorgang(platform, params.vorgangId, headers)
      const { vorgangId } = vorgang
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const check = (json: unknown) => checkNachreichung(paket, vorgang, json)
      const place = (teil: Dateiteil) => placeOf(paket, vorgang, teil)
      const spec = { vorgangId, teil: 'nachreichung', check, place }
      const { inhalt, anlagen } = await mitEinlass(einlass, { req, art: 'nachreichung', intern }, () =>
        receive(req, spec, { anlagen: platform.anlagen, config }),
      )
      if (isEmpty(inhalt) && anlagen.length === 0) throw emptyNachreichung()

      const hmac = await inhaltsHmac(platform.siegel, vorgangId, inhalt, anlagen)
      const kanal = kanalOf(req)
      const result = await appendCommand(platform, vorgangId, key, (now) =>
        decideNachreichung(now, {
          kanal,
          eingangsdatum: berlinDatum(platform.uhr.jetzt()),
          ...inhalt,
          anlagen,
          inhaltsHmac: hmac,
        }),
      )
      const eingegangen = await settle(platform, vorgangId, result, anlagen)
      if (eingegangen.inhalt.inhaltsHmac !== hmac) throw keyTaken()
      const { eingangsdatum, anlagen: anzahl } = eingegangen.fakten
      return {
        status: result.kind === 'appended' ? 201 : 200,
        headers: { 'Idempotency-Key': key },
        body: { vorgangId, eingangsdatum, anlagen: anzahl, links: { status: `/vorgaenge/${vorgangId}` } },
      }
    },
  })
}

type Inhalt = { angaben: Record<string, Wert>; mitteilung: string; zweck?: 'berichtigung' }

function checkNachreichung(paket: Paket, vorgang: Vorgang, json: unknown): Inhalt {
  const parsed = Nachreichung.safeParse(json ?? {}, { error: germanMessage })
  if (!parsed.success) throw fieldProblem(problemArten.angabenFehlerhaft, germanErrors(parsed.error))
  const { angaben: plain, antworten, mitteilung, zweck } = parsed.data
  const answered = answersOf(paket, vorgang, antworten as Record<string, Wert>)
  const doppelt = Object.keys(answered).filter((path) => Object.hasOwn(plain, path))
  if (doppelt.length > 0) throw stellenProblem(doppelt.map((path) => ({ path, text: ZWEIMAL })))
  const angaben = { ...(plain as Record<string, Wert>), ...answered }
  const fremd = misplaced(vorgang, angaben)
  const vorhanden = Object.entries(angaben).filter(([path]) => !fremd.some((f) => f.path === path))
  const faulty = vorhanden.flatMap(([path, value]): Stelle[] =>
    pruefeAngabe(paket, path, value).fehler.map(({ text }) => ({ path, text })),
  )
  const all = [...fremd, ...faulty]
  if (all.length > 0) throw stellenProblem(all)
  return { angaben, mitteilung: mitteilung.trim(), ...(zweck ? { zweck } : {}) }
}

const ZWEIMAL = 'Diese Angabe steht in „angaben“ und als Antwort auf einen Posten. Bitte nennen Sie sie nur einmal.'

function stellenProblem(stellen: Stelle[]): Problem {
  const errors = stellen.map(({ path, text }) => ({ pointer: pointerTo(['angaben', path]), detail: text }))
  return fieldProblem(problemArten.angabenFehlerhaft, errors.slice(0, MAX_ERRORS))
}

function isEmpty(inhalt: Inhalt): boolean {
  return Object.keys(inhalt.angaben).length === 0 && inhalt.mitteilung === ''
}

/** What stands in the log now; attachments that no commit names are taken back first. */
async function settle(platform: IntakePlatform, vorgangId: string, result: CommandResult, anlagen: AnlageRef[]) {
  const stored = 'commit' in result ? inputOf(result.commit, 'nachreichung.eingegangen') : undefined
  if (result.kind !== 'appended') await takeBack(platform.anlagen, vorgangId, anlagen, stored?.inhalt.anlagen)
  switch (result.kind) {
    case 'zurueckgenommen':
      throw withdrawn()
    case 'unpassend':
      throw stellenProblem(result.stellen)
    case 'unbekannt':
      throw unknownVorgang()
    case 'ueberholt':
      throw tooBusy()
    default:
      if (!stored) throw keyTaken()
      return stored
  }
}
