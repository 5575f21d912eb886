import { spawn } from 'node:child_process'
import { openSync, readSync, statSync } from 'node:fs'
import { end } from './leftover.ts'
import { MongoFehler } from './mongo-fehler.ts'

export type RunningMongod = { pid: number; exited: Promise<number | null>; hasExited(): boolean; stop(): Promise<void> }

export type MongodSettings = {
  bin: string
  dbpath: string
  port: number
  keyFile: string
  logFile: string
  cacheGb: number
}

/**
 * Starts mongod with access control, on loopback only, as a replica set of one. In its own process group: Ctrl-C
 * goes to us, and we end it after the services. It ends with us even when we are killed hard; see `endWithUs`.
 */
export function runMongod(s: MongodSettings): RunningMongod {
  const child = spawn(
    s.bin,
    [
      ...['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(s.port), '--dbpath', s.dbpath],
      ...['--keyFile', s.keyFile, '--wiredTigerCacheSizeGB', String(s.cacheGb), '--nounixsocket', '--noscripting'],
      ...['--logpath', s.logFile, '--logappend', '--quiet'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // One member has nobody to hand over to, so there is nothing to wait for.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore'] },
  )
  let over = false
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      over = true
      resolve(code)
    })
  })
  exited.catch(() => undefined)
  if (child.pid !== undefined) endWithUs(child.pid, exited)
  return {
    pid: child.pid ?? 0,
    exited,
    hasExited: () => over,
    async stop() {
      if (over || child.pid === undefined) return
      await end(child.pid)
      await exited
    },
  }
}

/** A small shell waits for the end of a pipe that only we hold open: however we die, it asks mongod to end. */
function endWithUs(pid: number, exited: Promise<unknown>): void {
  if (process.platform === 'win32') return
  const watch = spawn('sh', ['-c', 'read _; kill "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => undefined)
  watch.unref()
  const stop = () => void watch.kill('SIGKILL')
  exited.then(stop, stop)
}

/** German error with the last words of mongod; they name the reason (port, disk, data of another version). */
export function startFailed(s: MongodSettings, code: number | null): MongoFehler {
  return new MongoFehler(
    `mongod (${s.bin}) hat sich beim Start mit Code ${code} beendet. Letzte Meldungen aus ${s.logFile}:\n${lastErrors(s.logFile)}\n` +
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
