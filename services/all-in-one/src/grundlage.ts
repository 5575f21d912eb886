import { type Anlagenablage, ablageIndexes, createAnlagen, createDokumente } from '@weiche/ablage'
import type { Bus, Logger, Platform } from '@weiche/controller'
import { oeffneDaten } from '@weiche/installation'
import { dublettenIndexes } from '@weiche/intake'
import { type Log, type LogOptions, logIndexes } from '@weiche/log'
import { bringMongo, type Databases } from '@weiche/mongo'
import { createProjektion, type Projektion, projektionIndexes } from '@weiche/projektion'
import type { VorgangSiegel } from '@weiche/siegel'
import { createRegelwerke, type SteuerbareRegelwerke } from '@weiche/steuerung'
import { auswahlIndexes, zaehleCommit } from '@weiche/telemetrie'
import { anmeldungenIndexes, sitzungenIndexes, versucheIndexes } from '@weiche/web'
import { createZugriffslog, zugriffslogIndexes } from '@weiche/zugriffslog'
import type { Environment } from './environment.ts'
import type { Pfade } from './pfade.ts'
import type { StellbareUhr } from './uhr.ts'

/** What every process has, whichever services it runs: data, rules, the bus; nothing in it works by itself. */
export type Grundlage<B extends Bus = Bus> = Platform & {
  bus: B
  log: Log
  anlagen: Anlagenablage
  databases: Databases
  /** For a client that waits for this server and ends with it. */
  serviceUri: string
  schluessel: VorgangSiegel
  regelwerke: SteuerbareRegelwerke
  /** Read by any process, followed by one. */
  projektion: Projektion
  uhr: StellbareUhr
  /** Does the database answer? */
  isReady(): Promise<boolean>
}

export type GrundlageOptions<B extends Bus> = {
  pfade: Pfade
  environment: Environment
  uhr: StellbareUhr
  logger: Logger
  /** Of our own replica set; default 1. */
  mitglieder?: number
  /** Names the databases; tests on a shared server take a random one. */
  prefix?: string
  /** A changed rules folder is released at the start; only where no person's key was ever registered. */
  entwicklung?: boolean
  /** Rules come from the store alone: somebody else released them. */
  ohneFreigabe?: boolean
  /** Told in German what is being brought or awaited. */
  say(text: string): void
  /** The clock may be set once the newest commit is known, and before anything is appended. */
  setClock(newest: Date | undefined): void
  connectBus(databases: Databases): B
  onAppended?: LogOptions['onAppended']
}

/** What is opened first is closed last; `cleanUp` belongs to the caller, and the bus too. */
export async function createGrundlage<B extends Bus>(
  options: GrundlageOptions<B>,
  cleanUp: AsyncDisposableStack,
): Promise<Grundlage<B>> {
  const { pfade, environment, uhr, logger, prefix = 'weiche', entwicklung = false, onAppended } = options
  const mongo = await bringMongo({
    datenordner: pfade.daten,
    binordner: pfade.bin,
    prefix,
    indexes: [
      ...logIndexes,
      ...ablageIndexes,
      ...projektionIndexes,
      ...zugriffslogIndexes,
      ...dublettenIndexes,
      ...auswahlIndexes,
      ...sitzungenIndexes,
      ...versucheIndexes,
      ...anmeldungenIndexes,
    ],
    uri: environment.mongodbUri,
    mongodBin: environment.mongodBin,
    searchPath: environment.searchPath,
    mitglieder: options.mitglieder,
    say: options.say,
  })
  cleanUp.defer(mongo.stop)
  const quelle = {
    mongo,
    prefix,
    hauptschluessel: { datei: pfade.hauptschluessel, wert: environment.hauptschluessel },
    onAppended(...appended: Parameters<NonNullable<LogOptions['onAppended']>>) {
      onAppended?.(...appended)
      zaehleCommit(...appended)
    },
  }
  const { databases, siegel: schluessel, log, installation } = await oeffneDaten(quelle, cleanUp)
  options.setClock(await newestCommit(databases))
  const steuerung = {
    databases,
    log,
    ordner: options.ohneFreigabe ? undefined : pfade.rules,
    uhr,
    logger,
    installation,
    entwicklung,
  }
  const regelwerke = await createRegelwerke(steuerung)
  cleanUp.defer(regelwerke.close)
  const projektion = createProjektion({ databases, log, logger })
  cleanUp.defer(projektion.stop)

  return {
    log,
    bus: options.connectBus(databases),
    uhr,
    logger,
    databases,
    serviceUri: mongo.serviceUri,
    schluessel,
    regelwerke,
    projektion,
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
  }
}

/** Of a Vorgang: releases and switches come from the machine's clock too, and nothing legal hangs on their time. */
async function newestCommit(databases: Databases): Promise<Date | undefined> {
  const newest = await databases.log
    .collection<{ service: string; zeitpunkt: string }>('commits')
    .findOne({ service: { $ne: 'steuerung' } }, { sort: { aufgenommen: -1 } })
  return newest ? new Date(newest.zeitpunkt) : undefined
}
