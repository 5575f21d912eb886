import { createVerteilung, createZaehler, inSpan, markFailed, type Span } from '@weiche/telemetrie'
import { type Ereignis, isGesperrt, UnbekanntesEreignis, type Vorgang } from '@weiche/vorgang'
import type { Handler, Reaction } from './handler.ts'
import type { Logger, Signal, Uhr, VorgangLog } from './ports.ts'

export type RunDeps = {
  log: VorgangLog
  uhr: Uhr
  logger: Logger
  sleep(ms: number): Promise<void>
  random(): number
  /** The database is away and comes back by itself: no reason to ask a person. */
  isOutage(error: unknown): boolean
}

/** Attempts in memory before a person is asked, and the pauses between them (ms, doubled each time, with jitter). */
export const MAX_ATTEMPTS = 5
const FIRST_PAUSE = 50

const fehlversuche = createZaehler('weiche.schritt.fehlversuche', 'Failed attempts of handlers')
const dauer = createVerteilung('weiche.schritt.dauer', {
  description: 'A handler run that did something, with its retries',
  unit: 's',
  grenzen: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
})

type Ausgang = 'nichts' | 'getan' | 'aufgegeben' | 'ausfall'

/**
 * One run as a span that goes on where the commit was made. Most wake-ups find nothing to do: those are not told.
 * @throws UnbekanntesEreignis: a newer program has written in this stream, so nothing is decided here; the bus parks the signal.
 */
export async function runHandler(handler: Handler, signal: Signal, deps: RunDeps): Promise<void> {
  const { vorgangId, seq, leistung, traceparent } = signal
  const begin = performance.now()
  const work = async (span: Span): Promise<Ausgang> => {
    const ausgang = await attempt(handler, signal, deps)
    if (ausgang === 'nichts') return ausgang
    span.setAttribute('weiche.ergebnis', ausgang)
    if (ausgang !== 'getan') markFailed(span, ausgang)
    dauer((performance.now() - begin) / 1000, { schritt: handler.name, ergebnis: ausgang })
    return ausgang
  }
  await inSpan(handler.name, { 'weiche.vorgang_id': vorgangId, 'weiche.seq': seq, 'weiche.leistung': leistung }, work, {
    kind: 'consumer',
    service: handler.service,
    continues: { traceparent },
    isWorthTelling: (ausgang) => ausgang !== 'nichts',
  })
}

/**
 * fold -> handle -> append, again from the fold whenever somebody else wrote first. Never throws for a business outcome.
 * An outage delays and changes no outcome: it is left to the watchdog, who wakes this Vorgang as long as it does not rest.
 */
async function attempt(handler: Handler, signal: Signal, deps: RunDeps): Promise<Ausgang> {
  let failures = 0
  let outages = 0
  for (;;) {
    let vorgang: Vorgang | undefined
    try {
      vorgang = await deps.log.fold(signal.vorgangId, signal.seq)
      if (!vorgang || isGesperrt(vorgang, handler.name)) return 'nichts'
      const reaction = await handler.handle(vorgang, deps.uhr.jetzt())
      if (!reaction) return 'nichts'
      if ((await append(handler, vorgang, reaction, deps)) !== 'conflict') return 'getan'
    } catch (error) {
      if (error instanceof UnbekanntesEreignis) throw noteUnknown(handler, signal, error, deps)
      const outage = deps.isOutage(error)
      const tries = outage ? ++outages : ++failures
      const ids = { handler: handler.name, vorgangId: signal.vorgangId, tries, outage }
      deps.logger.error('handler.fehlgeschlagen', ids, error)
      fehlversuche({ schritt: handler.name, ausfall: outage })
      if (tries >= MAX_ATTEMPTS && outage) return 'ausfall'
      if (tries >= MAX_ATTEMPTS) {
        await giveUp(handler, vorgang, deps)
        return 'aufgegeben'
      }
      await deps.sleep(FIRST_PAUSE * 2 ** tries * (0.5 + deps.random()))
    }
  }
}

function noteUnknown({ name }: Handler, { vorgangId }: Signal, error: UnbekanntesEreignis, { logger }: RunDeps) {
  logger.error('ereignis.unbekannt', { handler: name, vorgangId, art: error.type, version: error.version })
  return error
}

function append(handler: Handler, vorgang: Vorgang, reaction: Reaction, deps: RunDeps) {
  const answers = `${handler.name}:${reaction.antwortAuf}`
  return deps.log
    .append({
      vorgangId: vorgang.vorgangId,
      gesehen: vorgang.seq,
      service: handler.service,
      ursache: `${answers}:${(vorgang.versuche[answers] ?? 0) + 1}`,
      zeitpunkt: deps.uhr.jetzt(),
      ereignisse: reaction.ereignisse,
    })
    .then((result) => result.kind)
}

/** Nothing waits silently: after its attempts the Vorgang goes to a person with a technical code. */
async function giveUp(handler: Handler, vorgang: Vorgang | undefined, deps: RunDeps): Promise<void> {
  if (!vorgang) return
  const ausgesteuert: Ereignis = {
    type: 'vorgang.ausgesteuert',
    fakten: {
      grundlage: vorgang.grundlage,
      codes: [technikCode(handler.name)],
      anlass: 'technisch',
      handler: handler.name,
    },
    inhalt: { erlaeuterung: `Der Schritt „${handler.name}“ ist nach ${MAX_ATTEMPTS} Versuchen nicht gelungen.` },
  }
  const antwortAuf = vorgang.eingaben.at(-1)!.id
  const steerOut: Handler = { ...handler, name: `${handler.name}.aufgegeben` }
  for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
    try {
      const now = await deps.log.fold(vorgang.vorgangId, vorgang.seq)
      // A newer input is another chance: it wakes those it concerns, and the watchdog the others.
      if (now?.grundlage !== vorgang.grundlage || isGesperrt(now, handler.name)) return
      const kind = await append(steerOut, now, { antwortAuf, ereignisse: [ausgesteuert] }, deps)
      if (kind !== 'conflict') return
    } catch (error) {
      // The log itself is away: the watchdog wakes this Vorgang again as long as it is open.
      deps.logger.error('aussteuern.fehlgeschlagen', { handler: handler.name, vorgangId: vorgang.vorgangId }, error)
      await deps.sleep(1000)
    }
  }
}

/** Stable code for the exception queue, for example `TECHNIK-BACKCHANNEL-VERSENDE`. */
export function technikCode(handler: string): string {
  return `TECHNIK-${handler.toUpperCase().replaceAll('.', '-')}`
}
