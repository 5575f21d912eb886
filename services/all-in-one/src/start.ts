import { rmSync } from 'node:fs'
import { createApp, createInProcessFetch, createPause, startServer } from '@weiche/http'
import pc from 'picocolors'
import type { Args } from './args.ts'
import { planClock } from './clock-start.ts'
import { composeServices } from './compose.ts'
import { readEnvironment } from './environment.ts'
import { createExchange } from './exchange.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createLogger } from './logger.ts'
import { pfadeOf } from './pfade.ts'
import { createInstallation } from './platform.ts'
import { showProgress } from './player/fortschritt.ts'
import { openVorfuehrung } from './player/vorfuehrung.ts'
import { StartFehler } from './start-fehler.ts'
import { createUhr } from './uhr.ts'

export type Running = { port: number; ok: boolean; stop(): Promise<void> }

const HOST = '127.0.0.1'
const INFO = {
  title: 'Weiche',
  version: '0.1.0',
  description: 'Anträge stellen, nachreichen, Status lesen; Sachbearbeitung nur auf diesem Rechner.',
}

/** Starts everything, plays in the samples, shows what came of them; resolves when the API is open. */
export async function start(args: Args, say: (text: string) => void): Promise<Running> {
  const pfade = pfadeOf(args.daten)
  if (args.zuruecksetzen) rmSync(pfade.daten, { recursive: true, force: true })
  const logger = createLogger('warn')
  const uhr = createUhr(new Date(0))
  const vorfuehrung = args.ohneBeispiele ? undefined : openVorfuehrung(pfade)

  const platform = await createInstallation({
    pfade,
    environment: readEnvironment(process.env),
    uhr,
    logger,
    say,
    setClock(newest) {
      const plan = planClock({ now: new Date(), wanted: args.uhr, newest, steps: vorfuehrung?.pending() })
      if (!plan.ok) throw new StartFehler(plan.text)
      uhr.stelle(plan.start)
    },
  })
  const exchange = await createExchange(pfade)
  const services = composeServices(platform, exchange)
  const housekeeping = startHousekeeping(platform, Object.values(pfade.austausch))
  const pause = createPause()
  const app = (intern: boolean) =>
    createApp({
      routers: services.routers,
      logger,
      info: INFO,
      ratePerMinute: 1200,
      ...(intern ? { intern } : { pause }),
    })
  if (vorfuehrung?.pending())
    pause.start('Gerade werden Beispiele eingespielt. Bitte versuchen Sie es in einer Minute erneut.', 30)
  const server = await startServer(app(false), { host: HOST, port: args.port })
  say(`Schnittstelle: http://${HOST}:${server.port}  (Beschreibung: /openapi.json)`)

  await platform.projektion.start()
  await platform.waechter.wakeAll()
  const quiet = async () => {
    await platform.bus.quiet()
    await platform.projektion.quiet()
  }
  await quiet()
  const progress = showProgress(say)
  await vorfuehrung?.play({
    platform,
    fetch: createInProcessFetch(app(true)),
    renderer: services.renderer,
    quiet,
    progress,
  })
  const end = args.uhr ?? new Date()
  if (uhr.jetzt() < end) uhr.stelle(end)
  await platform.waechter.wakeDue()
  await quiet()
  pause.end()
  platform.waechter.start()
  say(
    pc.bold(
      `Weiche läuft auf http://${HOST}:${server.port}. Ende mit Strg+C; beim nächsten Start ist alles wieder da.`,
    ),
  )
  const ok = (await vorfuehrung?.show(platform.log, (text) => console.log(text))) ?? true

  return {
    port: server.port,
    ok,
    async stop() {
      await server.close()
      await housekeeping.stop()
      await platform.waechter.stop()
      await platform.bus.close()
      await services.stop()
      await platform.stop()
    },
  }
}
