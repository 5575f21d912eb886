import { addTage, berlinDatum } from '@weiche/fristen'
import { createApp, createInProcessFetch, createPause, startServer } from '@weiche/http'
import { isTransient } from '@weiche/mongo'
import pc from 'picocolors'
import { abgleichZustand, starteAbgleich } from './abgleich.ts'
import type { Args } from './args.ts'
import { planClock } from './clock-start.ts'
import { composeServices } from './compose.ts'
import { clearFolder, prepareFolder } from './data-folder.ts'
import { pruefeEinstellungen } from './einstellungen.ts'
import { readEnvironment } from './environment.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createLogger } from './logger.ts'
import { createMusteranmeldung, musterkontoOf } from './musterkonto.ts'
import { pfadeOf } from './pfade.ts'
import { createInstallation } from './platform.ts'
import { showProgress } from './player/fortschritt.ts'
import { beendeVorfuehrung, openVorfuehrung } from './player/vorfuehrung.ts'
import { StartFehler } from './start-fehler.ts'
import { createUhr } from './uhr.ts'
import { reise } from './zeitreise.ts'

/** `ready`: the API is open and the samples are shown. `stop` may come before that. */
export type Starting = { ready: Promise<{ port: number; ok: boolean }>; stop(): Promise<void> }

const HOST = '127.0.0.1'
const STRG_C = 'Ende mit Strg+C; beim nächsten Start ist alles wieder da.'
export const VERSION = '0.1.0'
const INFO = {
  title: 'Weiche',
  version: VERSION,
  description: 'Anträge stellen, nachreichen, Status lesen; Sachbearbeitung nur auf diesem Rechner.',
}

/**
 * Starts everything, plays in the samples, shows what came of them. `connect` may put
 * something between the services and the receivers outside; only the fault test does.
 */
export function start(
  args: Args,
  say: (text: string) => void,
  connect: (exchange: Exchange) => Exchange = (exchange) => exchange,
): Starting {
  const cleanUp = new AsyncDisposableStack()
  const stop = () => cleanUp.disposeAsync()
  const ready = run(args, say, connect, cleanUp).catch(async (error) => {
    // A start that fails half-way leaves no mongod and no port behind.
    await stop()
    throw error
  })
  return { ready, stop }
}

async function run(
  args: Args,
  say: (text: string) => void,
  connect: (exchange: Exchange) => Exchange,
  cleanUp: AsyncDisposableStack,
) {
  pruefeEinstellungen(process.env)
  const pfade = pfadeOf(args.daten)
  const environment = readEnvironment(process.env)
  if (args.zuruecksetzen) clearFolder(pfade.daten, environment)
  prepareFolder(pfade.daten)
  const logger = createLogger('warn')
  const uhr = createUhr(new Date(0))
  const vorfuehrung = args.ohneBeispiele ? undefined : openVorfuehrung(pfade)

  const platform = await createInstallation({
    pfade,
    environment,
    uhr,
    logger,
    entwicklung: args.entwicklung,
    say,
    setClock(newest) {
      const plan = planClock({ now: new Date(), wanted: args.uhr, newest, steps: vorfuehrung?.pending() })
      if (!plan.ok) throw new StartFehler(plan.text)
      uhr.stelle(plan.start)
    },
  })
  cleanUp.defer(platform.stop)
  // The samples are few: each one shows that both engines agree.
  const zweitrechnung = environment.zweitrechnung ?? (vorfuehrung ? '1' : undefined)
  const muster = createMusteranmeldung(vorfuehrung?.personen ?? [])
  const overrides = { zweitrechnung, musterkonto: muster.einstellungen }
  const services = composeServices(platform, connect(await createExchange(pfade)), overrides)
  cleanUp.defer(services.stop)
  // Handlers under way end before the workers they use.
  cleanUp.defer(platform.halt)
  cleanUp.defer(startHousekeeping(platform, pfade, services.eingang).stop)
  cleanUp.defer(starteAbgleich(platform, pfade).stop)

  // Beside everything else: building the pages takes a second, once.
  const pages = services.seiten?.prepare().catch((error) => logger.error('seiten.nicht-gebaut', {}, error))
  const pause = createPause()
  const options = {
    routers: [...services.routers, ...muster.routers],
    logger,
    info: INFO,
    ratePerMinute: 1200,
    bereit: platform.isReady,
    zustand: () => abgleichZustand(platform),
    isTransient,
    errorPage: services.seiten?.errorPage,
  }
  if (!vorfuehrung?.pending()) await beendeVorfuehrung(platform)
  else {
    pause.start('Gerade werden Beispiele eingespielt. Bitte versuchen Sie es in einer Minute erneut.', 30)
  }
  const server = await listen(createApp({ ...options, pause }), args.port)
  cleanUp.defer(server.close)
  await pages
  muster.erreichbar(`http://${HOST}:${server.port}`)
  say(`Seite für Antragstellende: http://${HOST}:${server.port}/`)
  if (muster.einstellungen()) say('Anmelden kann man sich dort als eine der erfundenen Personen der Beispiele.')
  say(`Schnittstelle: http://${HOST}:${server.port}  (Beschreibung: /openapi.json)`)

  await platform.projektion.start()
  await platform.waechter.wakeAll()
  const quiet = async () => {
    await platform.bus.quiet()
    await platform.projektion.quiet()
  }
  await quiet()
  const fetch = createInProcessFetch(createApp({ ...options, intern: 'player' }))
  await vorfuehrung?.play({
    ...{ platform, fetch, renderer: services.renderer, quiet, progress: showProgress(say) },
    kontoOf: (sub) => musterkontoOf(platform, sub),
  })
  const end = args.uhr ?? new Date()
  if (args.zeitreise > 0) await reise(platform, addTage(berlinDatum(end), args.zeitreise), quiet, say)
  if (uhr.jetzt() < end) uhr.stelle(end)
  await platform.waechter.wakeDue()
  await quiet()
  pause.end()
  platform.waechter.start()
  if (!args.pruefe) say(pc.bold(`Weiche läuft auf http://${HOST}:${server.port}. ${STRG_C}`))
  const terminal = { base: `http://${HOST}:${server.port}`, columns: process.stdout.columns ?? 100, print: console.log }
  const ok = (await vorfuehrung?.show(platform.log, terminal)) ?? true
  return { port: server.port, ok }
}

async function listen(app: Parameters<typeof startServer>[0], port: number) {
  try {
    return await startServer(app, { host: HOST, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new StartFehler(
      `Der Port ${port} ist belegt. Abhilfe: mit --port einen anderen wählen (0 nimmt einen freien).`,
    )
  }
}
