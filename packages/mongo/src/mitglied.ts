import { mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Gehalten, keptBeside, noteOwner, type Platz, runBeside } from '@weiche/nebenprogramm'
import { MongoFehler } from './mongo-fehler.ts'

export type MitgliedOptions = {
  bin: string
  /** Data folder of the installation (absolute). */
  ordner: string
  /** From 0. */
  nummer: number
  port: number
  keyFile: string
  cacheGb: number
  /** One of several on this machine. */
  givesWay: boolean
}

/** One mongod of our replica set. */
export type Mitglied = Gehalten & { port: number }

/** A page that takes many documents is written by the checkpoint once a minute, not whenever a twentieth of the cache has changed (ADR 0040). */
const CHANGED_PAGES = 'eviction_dirty_target=50,eviction_dirty_trigger=70,eviction=(threads_min=1,threads_max=4)'

/** The first member's place is that of a set of one, which may grow. */
const suffix = (nummer: number) => (nummer === 0 ? '' : `-${nummer + 1}`)
export const dbpathOf = (ordner: string, nummer: number): string => join(ordner, `mongodb${suffix(nummer)}`)
const logFileOf = (ordner: string, nummer: number): string => join(ordner, `mongod${suffix(nummer)}.log`)
export const platzOf = (ordner: string, nummer: number): Platz => ({
  pidDatei: join(dbpathOf(ordner, nummer), 'weiche.pid'),
  // A space, because the second member's path begins like the first one's.
  kennzeichen: `${dbpathOf(ordner, nummer)} `,
})

/** Starts mongod with access control, on loopback only. */
export function startMitglied(options: MitgliedOptions): Mitglied {
  const { bin, ordner, nummer, port, keyFile, cacheGb, givesWay } = options
  mkdirSync(dbpathOf(ordner, nummer), { recursive: true, mode: 0o700 })
  const args = [
    ...['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', dbpathOf(ordner, nummer)],
    ...['--keyFile', keyFile, '--wiredTigerCacheSizeGB', String(cacheGb), '--nounixsocket', '--noscripting'],
    ...['--logpath', logFileOf(ordner, nummer), '--logappend', '--quiet'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false', '--networkMessageCompressors', 'disabled'],
    ...['--wiredTigerEngineConfigString', CHANGED_PAGES],
    // Members on one machine share its cores: they fetch what came within some milliseconds together, with few threads.
    ...['--setParameter', 'replWriterThreadCount=2', '--setParameter', 'oplogBatchDelayMillis=4'],
    // All members end together, so there is nobody to hand over to and nothing to wait for.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  ]
  const start = () => {
    const mongod = runBeside(bin, args, { givesWay })
    noteOwner(platzOf(ordner, nummer), mongod.pid)
    return mongod
  }
  return { port, ...keptBeside(start) }
}

/** German error with the last words of mongod; they name the reason (port, disk, data of another version). */
export function startFailed({ bin, ordner, nummer }: MitgliedOptions): MongoFehler {
  const logFile = logFileOf(ordner, nummer)
  return new MongoFehler(
    `mongod (${bin}) hat sich beim Start beendet. Letzte Meldungen aus ${logFile}:\n${lastErrors(logFile)}\n` +
      'Abhilfe: Meldung lesen; wurden die Daten von einer neueren Version geschrieben, MONGOD_BIN auf diese Version setzen; ' +
      'ist der Datenordner beschädigt oder voll, Platz schaffen oder einen anderen Datenordner angeben.',
  )
}

function lastErrors(file: string): string {
  try {
    const size = statSync(file).size
    const bytes = Buffer.alloc(Math.min(size, 16_384))
    readSync(openSync(file, 'r'), bytes, 0, bytes.length, size - bytes.length)
    const lines = bytes.toString('utf8').split('\n')
    return lines
      .filter((l) => /"s":"[EF]"/.test(l))
      .slice(-3)
      .join('\n')
  } catch {
    return '(keine)'
  }
}
