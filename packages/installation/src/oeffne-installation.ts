import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Uhr, Zugriffslog } from '@weiche/controller'
import { MongoFehler, reachMongo } from '@weiche/mongo'
import { createSteuerungszugang, type Steuerungszugang } from '@weiche/steuerung'
import { createZugriffslog } from '@weiche/zugriffslog'
import { type Daten, type Datenquelle, datenpfade, oeffneDaten } from './daten.ts'

/** What comes from the environment, as for the services. */
export type Umgebung = {
  mongodbUri: string | undefined
  mongodBin: string | undefined
  searchPath: string | undefined
  /** Base64 of 32 bytes; else the file in the data folder. */
  hauptschluessel: string | undefined
}

/** An installation opened beside its services, or while they rest, for one command. */
export type OffeneInstallation = Daten & {
  steuerung: Steuerungszugang
  zugriffslog: Zugriffslog
  /** What a worker thread needs to open the same data. */
  quelle: Datenquelle
  pfade: ReturnType<typeof datenpfade>
  uhr: Uhr
  close(): Promise<void>
}

/**
 * Opens an installation that is there already; makes none. A mongod that runs is used, else it is started and ended
 * with `close`. @throws MongoFehler with a German text.
 */
export async function oeffneInstallation(options: {
  daten: string
  /** Where a fetched mongod is kept. */
  binordner: string
  umgebung: Umgebung
  prefix?: string
  uhr?: Uhr
  say(text: string): void
}): Promise<OffeneInstallation> {
  const { daten, umgebung, prefix = 'weiche', uhr = { jetzt: () => new Date() } } = options
  const pfade = datenpfade(daten)
  if (umgebung.hauptschluessel === undefined && !existsSync(pfade.hauptschluessel)) throw new MongoFehler(fehlt(daten))
  if (umgebung.mongodbUri === undefined && !existsSync(join(daten, 'mongodb'))) throw new MongoFehler(fehlt(daten))
  const cleanUp = new AsyncDisposableStack()
  try {
    const mongo = await reachMongo({
      datenordner: daten,
      binordner: options.binordner,
      prefix,
      indexes: [],
      uri: umgebung.mongodbUri,
      mongodBin: umgebung.mongodBin,
      searchPath: umgebung.searchPath,
      say: options.say,
    })
    cleanUp.defer(mongo.stop)
    const hauptschluessel = { datei: pfade.hauptschluessel, wert: umgebung.hauptschluessel }
    const quelle = { mongo: { serviceUri: mongo.serviceUri }, prefix, hauptschluessel }
    const offen = await oeffneDaten(quelle, cleanUp)
    const { databases, log, siegel, installation } = offen
    return {
      ...offen,
      quelle,
      pfade,
      uhr,
      steuerung: createSteuerungszugang({ databases, log, uhr, installation }),
      zugriffslog: createZugriffslog({
        databases,
        mac: (text) => siegel.serverHmac('zugriffe', text).toString('hex'),
      }),
      close: () => cleanUp.disposeAsync(),
    }
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

const fehlt = (daten: string) =>
  `In ${daten} liegt keine Installation von Weiche. Abhilfe: einmal „npm start“ ausführen, oder mit --daten den Ordner ` +
  'der Installation angeben (die von „npm run cluster“ liegt in .weiche/cluster; bei eigener MongoDB auch MONGODB_URI setzen).'
