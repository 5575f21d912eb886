import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { downloadMongod } from './download-mongod.ts'
import { MongoFehler } from './mongo-fehler.ts'
import { wheelMongod } from './wheel-mongod.ts'

const run = promisify(execFile)
const OLDEST = 6

export type Herkunft = 'MONGODB_URI' | 'MONGOD_BIN' | 'PATH' | 'Binärordner' | 'Hersteller' | 'Python-Paket'
export type FoundMongod = { bin: string; herkunft: Herkunft; version: string }

export type FindOptions = {
  /** MONGOD_BIN, if set. */
  mongodBin?: string | undefined
  /** PATH, in the platform's notation. */
  searchPath?: string | undefined
  /** Where a fetched mongod is kept. */
  binordner: string
  say(text: string): void
  /** Address of the vendor's download area; another one in tests. */
  downloadBase?: string | undefined
}

/** MONGOD_BIN, PATH, what was fetched before, the vendor's download, the Python package: the first that runs. */
export async function findMongod(options: FindOptions): Promise<FoundMongod> {
  const exe = process.platform === 'win32' ? 'mongod.exe' : 'mongod'
  if (options.mongodBin) {
    const version = await versionOf(options.mongodBin)
    if (version) return { bin: options.mongodBin, herkunft: 'MONGOD_BIN', version }
    throw new MongoFehler(
      `MONGOD_BIN zeigt auf „${options.mongodBin}“, das sich nicht als mongod ab Version ${OLDEST} starten lässt. ` +
        'Abhilfe: Pfad berichtigen oder die Variable weglassen.',
    )
  }
  for (const folder of (options.searchPath ?? '').split(delimiter).filter((f) => f !== '')) {
    const found = await usable(join(folder, exe), 'PATH')
    if (found) return found
  }
  const kept = join(options.binordner, exe)
  const before = await usable(kept, 'Binärordner')
  if (before) return before
  const reasons: string[] = []
  const sources = [
    { herkunft: 'Hersteller', fetch: downloadMongod },
    { herkunft: 'Python-Paket', fetch: wheelMongod },
  ] as const
  for (const { herkunft, fetch } of sources) {
    try {
      await fetch({ target: kept, say: options.say, downloadBase: options.downloadBase })
      const found = await usable(kept, herkunft)
      if (found) return found
      reasons.push(`${herkunft}: das geladene Programm startet auf diesem Rechner nicht`)
    } catch (error) {
      reasons.push(`${herkunft}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new MongoFehler(noMongod(reasons))
}

async function usable(bin: string, herkunft: Herkunft): Promise<FoundMongod | undefined> {
  const version = await versionOf(bin)
  return version ? { bin, herkunft, version } : undefined
}

/** Version of a mongod that starts and is new enough, else undefined. */
async function versionOf(bin: string): Promise<string | undefined> {
  try {
    accessSync(bin, constants.X_OK)
    const { stdout } = await run(bin, ['--version'], { timeout: 20_000 })
    const version = /^db version v(\d+)(\.\S+)/m.exec(stdout)
    return version && Number(version[1]) >= OLDEST ? `${version[1]}${version[2]}` : undefined
  } catch {
    return undefined
  }
}

function noMongod(reasons: string[]): string {
  return [
    'Es ist kein MongoDB-Server zu finden, und keiner ließ sich holen:',
    ...reasons.map((r) => `  - ${r}`),
    'Abhilfe, eines davon genügt:',
    `  - MongoDB ab Version ${OLDEST} installieren (mongod muss im PATH liegen) oder MONGOD_BIN auf das Programm setzen;`,
    '  - MONGODB_URI auf ein vorhandenes Replica Set setzen;',
    '  - auf Linux x86_64 python3 mit pip bereitstellen, dann wird mongod als Python-Paket geholt.',
  ].join('\n')
}
