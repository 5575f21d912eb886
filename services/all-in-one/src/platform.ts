import { type Anlagenablage, ablageIndexes, createAnlagen, createDokumente } from '@weiche/ablage'
import { createEmbeddedBus, type Logger, type Platform, type Signal } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { oeffneDaten } from '@weiche/installation'
import { dublettenIndexes } from '@weiche/intake'
import { createKopfschreiber, type Log, loadKopfSchluessel, logIndexes } from '@weiche/log'
import { bringMongo, type Databases } from '@weiche/mongo'
import { createProjektion, createWaechter, type Projektion, projektionIndexes, type Waechter } from '@weiche/projektion'
import type { VorgangSiegel } from '@weiche/siegel'
import { createRegelwerke, type SteuerbareRegelwerke } from '@weiche/steuerung'
import { observe, zaehleCommit } from '@weiche/telemetrie'
import type { Vorgang } from '@weiche/vorgang'
import { ablaufHinweis } from '@weiche/werkbank'
import { createZugriffslog, zugriffslogIndexes } from '@weiche/zugriffslog'
import type { Environment } from './environment.ts'
import { freigabeText } from './freigabe-text.ts'
import type { Pfade } from './pfade.ts'
import type { StellbareUhr } from './uhr.ts'

/** The platform of one process with everything the composition needs beyond what services see. */
export type Installation = Platform & {
  log: Log
  anlagen: Anlagenablage
  databases: Databases
  schluessel: VorgangSiegel
  regelwerke: SteuerbareRegelwerke
  projektion: Projektion
  waechter: Waechter
  uhr: StellbareUhr
  /** Does the database answer? */
  isReady(): Promise<boolean>
  /** Ends all work under way; nothing new begins. */
  halt(): Promise<void>
  /** Closes everything; after `halt`. */
  stop(): Promise<void>
}

export type InstallationOptions = {
  pfade: Pfade
  environment: Environment
  uhr: StellbareUhr
  logger: Logger
  /** Names the databases; tests on a shared server take a random one. */
  prefix?: string
  /** A changed rules folder is released at the start; only where no person's key was ever registered. */
  entwicklung?: boolean
  /** Told in German what is being brought or awaited. */
  say(text: string): void
  /** The clock may be set once the newest commit is known, and before anything is appended. */
  setClock(newest: Date | undefined): void
}

/** Handlers of one kind at work at once: enough to fill a group commit, few enough to keep memory flat. */
const CONCURRENCY = 48

export async function createInstallation(options: InstallationOptions): Promise<Installation> {
  const cleanUp = new AsyncDisposableStack()
  try {
    return await install(options, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

/** What is opened first is closed last. */
async function install(options: InstallationOptions, cleanUp: AsyncDisposableStack): Promise<Installation> {
  const { pfade, environment, uhr, logger, say, prefix = 'weiche', entwicklung = false } = options
  const mongo = await bringMongo({
    datenordner: pfade.daten,
    binordner: pfade.bin,
    prefix,
    indexes: [...logIndexes, ...ablageIndexes, ...projektionIndexes, ...zugriffslogIndexes, ...dublettenIndexes],
    uri: environment.mongodbUri,
    mongodBin: environment.mongodBin,
    searchPath: environment.searchPath,
    say,
  })
  cleanUp.defer(mongo.stop)
  const bus = createEmbeddedBus({ concurrency: CONCURRENCY })
  const quelle = {
    mongo,
    prefix,
    hauptschluessel: { datei: pfade.hauptschluessel, wert: environment.hauptschluessel },
    onAppended(signal: Signal, vorgang: Vorgang) {
      bus.publish([signal])
      zaehleCommit(signal, vorgang)
    },
  }
  const { databases, siegel: schluessel, log, installation } = await oeffneDaten(quelle, cleanUp)
  options.setClock(await newestCommit(databases))
  const koepfe = createKopfschreiber({
    databases,
    datei: pfade.koepfe,
    schluessel: loadKopfSchluessel(pfade.kopfschluessel),
    jetzt: uhr.jetzt,
    onError: (error) => logger.error('kopfschreiber.fehlgeschlagen', {}, error),
  })
  cleanUp.defer(koepfe.stop)
  const steuerung = { databases, log, ordner: pfade.rules, uhr, logger, installation, entwicklung }
  const regelwerke = await createRegelwerke(steuerung)
  cleanUp.defer(regelwerke.close)
  for (const text of regelwerke.freigaben.flatMap(freigabeText)) say(text)
  for (const text of await ablaufTexte(regelwerke, berlinDatum(uhr.jetzt()))) say(text)
  const projektion = createProjektion({ databases, log, logger })
  cleanUp.defer(projektion.stop)
  observe('weiche.rueckstand', 'Vorgaenge in which somebody inside has to go on', async () =>
    (await projektion.rueckstand()).map(({ leistung, anzahl }) => ({ value: anzahl, attributes: { leistung } })),
  )
  const waechter = createWaechter({ databases, bus, uhr, logger })

  return {
    log,
    bus,
    uhr,
    logger,
    databases,
    schluessel,
    regelwerke,
    projektion,
    waechter,
    anlagen: createAnlagen({ databases, siegel: schluessel }),
    dokumente: createDokumente({ databases, siegel: schluessel }),
    siegel: schluessel,
    zugriffslog: createZugriffslog({
      databases,
      mac: (text) => schluessel.serverHmac('zugriffe', text).toString('hex'),
    }),
    isReady: () =>
      databases.arbeit.command({ ping: 1 }).then(
        () => true,
        () => false,
      ),
    async halt() {
      await waechter.stop()
      await bus.close()
    },
    stop: () => cleanUp.disposeAsync(),
  }
}

/** Of a Vorgang: releases and switches come from the machine's clock too, and nothing legal hangs on their time. */
async function newestCommit(databases: Databases): Promise<Date | undefined> {
  const newest = await databases.log
    .collection<{ service: string; zeitpunkt: string }>('commits')
    .findOne({ service: { $ne: 'steuerung' } }, { sort: { aufgenommen: -1 } })
  return newest ? new Date(newest.zeitpunkt) : undefined
}

/** Which Leistungen will soon be decided by persons only, because nobody has verified the law for longer. */
async function ablaufTexte(regelwerke: SteuerbareRegelwerke, heute: string): Promise<string[]> {
  const namen = await regelwerke.leistungen()
  const hinweise = namen.map(async (leistung) => {
    // Rules that no longer load were told of already.
    const aktuell = await regelwerke.aktuell(leistung).catch(() => undefined)
    const hinweis = aktuell ? ablaufHinweis(aktuell.paket.kopf.geprueftBis, heute) : ''
    return hinweis === '' ? [] : [`Regeln: ${leistung}: ${hinweis}`]
  })
  return (await Promise.all(hinweise)).flat()
}
