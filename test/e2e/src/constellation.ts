import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Beispiel,
  composeServices,
  createExchange,
  createInstallation,
  createLogger,
  createUhr,
  type Dienstname,
  type Installation,
  type Mittel,
  pfadeOf,
  readBeispiele,
  renderAnlage,
} from '@weiche/all-in-one'
import type { DokumentRenderer } from '@weiche/dokumente'
import { createApp } from '@weiche/http'
import type { MacheEngine } from '@weiche/schiedsrichter'
import supertest from 'supertest'

export type Constellation = Awaited<ReturnType<typeof startConstellation>>

export type ConstellationOptions = {
  /** Where the business clock starts. */
  jetzt: string
  /** Another folder of Leistungspakete than the one of the repository. */
  rules?: string
  /** A mongod of its own in its data folder, under the usual names, as an installation has it. */
  eigeneDatenbank?: boolean
  renderer?: DokumentRenderer
  /** Only these at first; the others come with `starte`. */
  dienste?: readonly Dienstname[]
  /** The engine of the second computation; every decision of a story is computed twice. */
  macheEngine?: MacheEngine
  /** Where citizens sign in. */
  musterkonto?: Mittel['musterkonto']
}

/** The whole product in this process: real mongod, real services, real PDFs, real exchange folders. */
export async function startConstellation(options: ConstellationOptions) {
  const daten = mkdtempSync(join(tmpdir(), 'weiche-e2e-'))
  const pfade = { ...pfadeOf(daten), ...(options.rules ? { rules: options.rules } : {}) }
  const protokoll: string[] = []
  const uhr = createUhr(new Date(options.jetzt))
  // Set by the test run: one server for all; then only the prefix differs.
  const mongodbUri = options.eigeneDatenbank ? undefined : process.env['WEICHE_TEST_MONGODB_URI']
  const platform: Installation = await createInstallation({
    pfade,
    environment: {
      mongodbUri,
      mongodBin: process.env['MONGOD_BIN'],
      searchPath: process.env['PATH'],
      hauptschluessel: undefined,
    },
    uhr,
    logger: createLogger('info', (line) => protokoll.push(line)),
    prefix: options.eigeneDatenbank ? 'weiche' : `e${randomBytes(6).toString('hex')}`,
    say: () => undefined,
    setClock: () => undefined,
  })
  for (const leistung of await platform.regelwerke.leistungen())
    await platform.regelwerke.setzeStichprobe(leistung, 'test', '0')
  const { renderer, macheEngine } = options
  const exchange = await createExchange(pfade)
  const overrides = {
    zweitrechnung: '1',
    ...(renderer ? { renderer } : {}),
    ...(macheEngine ? { macheEngine } : {}),
    musterkonto: options.musterkonto,
  }
  const services = composeServices(platform, exchange, overrides, options.dienste)
  const more: { stop(): Promise<void> }[] = []
  await platform.projektion.start()
  const app = createApp({
    routers: services.routers,
    logger: platform.logger,
    info: { title: 'Weiche', version: '0', description: 'test' },
    ratePerMinute: 100_000,
  })
  const quiet = async () => {
    await platform.bus.quiet()
    await platform.projektion.quiet()
  }
  return {
    platform,
    pfade,
    uhr,
    services,
    /** Every line the logger wrote. */
    protokoll,
    http: supertest(app),
    app,
    /** More services, also some that run already: then each twice. */
    starte(dienste: readonly Dienstname[]) {
      const started = composeServices(platform, exchange, overrides, dienste)
      more.push(started)
      return started
    },
    quiet,
    beispiel: (id: string, leistung = 'wohngeld'): Beispiel =>
      structuredClone(readBeispiele(pfade.rules, leistung).find((b) => b.id === id)!),
    renderAnlage: (anlage: Beispiel['anlagen'][number], beispiel: Beispiel) =>
      renderAnlage(services.renderer, anlage, beispiel.antrag, beispiel.eingang.slice(0, 10)),
    async stop() {
      await platform.halt()
      for (const one of [services, ...more]) await one.stop()
      await platform.stop()
      rmSync(daten, { recursive: true, force: true })
    },
  }
}
