import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createInstallation, createLogger, createUhr, type Pfade, pfadeOf } from '@weiche/all-in-one'
import { type Absturz, formatAbsturz } from './absturz.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const MAIN = join(root, 'services', 'all-in-one', 'src', 'main.ts')
const WRAPPER = join(root, 'test', 'fault', 'src', 'produkt.ts')
/** A Monday inside the period for which the rules were checked; every start of a run shows this day. */
export const BEGINN = Date.parse('2025-06-02T08:00:00+02:00')
const START_MS = 60_000

export type Lauf = {
  /** Resolves when it ended, by itself or by us. */
  ende: Promise<void>
  hasEnded(): boolean
  kill(signal: NodeJS.Signals): void
}

/** One installation of the product on its own data folder; it may be started and killed any number of times. */
export type Installation = {
  pfade: Pfade
  url: string
  starte(absturz?: Absturz): Lauf
  /** Resolves when the API answers; false when the process ended before. */
  isBereit(lauf: Lauf): Promise<boolean>
  /** kill -9 of its mongod, if one is there. */
  killMongod(): void
}

export async function createTestling(daten: string): Promise<Installation> {
  const pfade = pfadeOf(daten)
  await ohneStichprobe(pfade)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const protokoll = openSync(join(daten, 'produkt.log'), 'a')
  const begun = Date.now()
  // The newest commit is never ahead of the clock of the next start: a start takes longer than it takes to read this.
  const uhr = () => new Date(BEGINN + Date.now() - begun).toISOString()

  return {
    pfade,
    url,
    starte(absturz) {
      const program = absturz ? [WRAPPER, formatAbsturz(absturz)] : [MAIN]
      const options = ['--ohne-beispiele', '--daten', daten, '--port', String(port), '--uhr', uhr()]
      const child = spawn(process.execPath, [...program, ...options], {
        cwd: root,
        stdio: ['ignore', protokoll, protokoll],
      })
      let over = false
      const ende = once(child, 'exit').then(() => {
        over = true
      })
      return { ende, hasEnded: () => over, kill: (signal) => void child.kill(signal) }
    },
    async isBereit(lauf) {
      for (const limit = Date.now() + START_MS; Date.now() < limit; await sleep(100)) {
        if (lauf.hasEnded()) return false
        if (
          await fetch(`${url}/bereit`).then(
            (r) => r.ok,
            () => false,
          )
        )
          return true
      }
      throw new Error(`Das Produkt war nach ${START_MS / 1000} Sekunden nicht bereit; siehe ${daten}/produkt.log.`)
    },
    killMongod() {
      const pid = mongodOn(join(daten, 'mongodb'))
      try {
        if (pid !== undefined) process.kill(pid, 'SIGKILL')
      } catch {
        // It has just ended by itself, because the product is gone.
      }
    },
  }
}

/** The mongod that works on these data; the file of its number outlives it. */
function mongodOn(dbpath: string): number | undefined {
  try {
    const pid = readFileSync(join(dbpath, 'mongod.lock'), 'utf8').trim()
    const line = pid === '' ? '' : execFileSync('ps', ['-p', pid, '-o', 'args='], { encoding: 'utf8' })
    return line.includes(dbpath) ? Number(pid) : undefined
  } catch {
    return undefined
  }
}

/** A drawn sample would go to a person, and which one depends on the keys of the installation. */
export async function ohneStichprobe(pfade: Pfade): Promise<void> {
  const platform = await createInstallation({
    pfade,
    environment: {
      mongodbUri: undefined,
      mongodBin: process.env['MONGOD_BIN'],
      searchPath: process.env['PATH'],
      hauptschluessel: undefined,
    },
    uhr: createUhr(new Date(BEGINN - 3_600_000)),
    logger: createLogger('error'),
    say: () => undefined,
    setClock: () => undefined,
  })
  await platform.regelwerke.setzeStichprobe('wohngeld', 'fault', '0')
  await platform.stop()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
