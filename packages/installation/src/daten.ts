import { join } from 'node:path'
import { createLog, type Log, type LogOptions } from '@weiche/log'
import { connect, type Databases, type MongoServer } from '@weiche/mongo'
import { createSiegel, type KeyDoc, loadMasterKey, type VorgangSiegel } from '@weiche/siegel'
import { installationsschluessel, type Unterzeichner } from '@weiche/steuerung'

/** What lies where below the data folder (absolute path). */
export const datenpfade = (daten: string) => ({
  daten,
  hauptschluessel: join(daten, 'geheim', 'hauptschluessel'),
  kopfschluessel: join(daten, 'geheim', 'kopfschluessel'),
  koepfe: join(daten, 'zeuge', 'koepfe.jsonl'),
  /** How long things may take here before they are an alarm; need not be there. */
  erwartungen: join(daten, 'erwartungen.json'),
})

export type Datenquelle = {
  mongo: Pick<MongoServer, 'serviceUri'>
  prefix: string
  /** File of the master key, and what stands in its place in the environment. */
  hauptschluessel: { datei: string; wert?: string | undefined }
  onAppended?: LogOptions['onAppended']
}

/** The data of one installation, opened: databases, keys and log. */
export type Daten = {
  databases: Databases
  siegel: VorgangSiegel
  log: Log
  /** The installation's own signing key; it follows from the master key. */
  installation: Unterzeichner
}

/** What is opened first is closed last; `cleanUp` belongs to the caller. */
export async function oeffneDaten(quelle: Datenquelle, cleanUp: AsyncDisposableStack): Promise<Daten> {
  const connection = await connect(quelle.mongo.serviceUri, quelle.prefix)
  cleanUp.defer(connection.close)
  const { databases } = connection
  const masterKey = loadMasterKey(quelle.hauptschluessel)
  const collection = databases.schluessel.collection<KeyDoc>('schluessel')
  // Keys carry the machine's time, not the demo clock's: nothing legal hangs on it.
  const siegel = createSiegel({ masterKey, collection, jetzt: () => new Date() })
  cleanUp.defer(siegel.close)
  const { onAppended } = quelle
  const log = createLog({ databases, siegel, ...(onAppended ? { onAppended } : {}) })
  cleanUp.defer(log.close)
  return { databases, siegel, log, installation: installationsschluessel(siegel.serverKey('installation')) }
}
