import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { type FetchTarget, placeAtomically } from './place.ts'

const run = promisify(execFile)
const VENDOR = 'https://fastdl.mongodb.org'
const VERSION = '8.0.4'
const CONNECT_MS = 6_000
const DOWNLOAD_MS = 300_000

/** Fetches the vendor's archive for this platform, compares its SHA-256 with the vendor's, unpacks only mongod. */
export async function downloadMongod({ target, say, downloadBase }: FetchTarget): Promise<void> {
  const path = archivePath(process.platform, process.arch, osRelease())
  if (!path) throw new Error(`für ${process.platform}/${process.arch} gibt es hier keinen bekannten Download`)
  const url = `${downloadBase ?? VENDOR}/${path}`
  const expected = (await (await get(`${url}.sha256`, CONNECT_MS)).text()).trim().split(/\s+/)[0] ?? ''
  if (!/^[0-9a-f]{64}$/.test(expected)) throw new Error('die Prüfsumme des Herstellers ist nicht lesbar')
  say(`Lade mongod ${VERSION} vom Hersteller (einmalig, etwa 80 MB) …`)
  await placeAtomically(target, async (folder) => {
    const archive = join(folder, 'mongodb.tgz')
    if ((await save(await get(url, DOWNLOAD_MS), archive)) !== expected) {
      throw new Error('die Prüfsumme des Downloads stimmt nicht mit der des Herstellers überein')
    }
    const inside = `${path.slice(path.lastIndexOf('/') + 1, -'.tgz'.length)}/bin/mongod`
    const { stdout } = await run('tar', ['-tzf', archive])
    const member = stdout.split('\n').find((line) => line === inside || line.endsWith('/bin/mongod'))
    if (!member) throw new Error('im Archiv des Herstellers liegt kein mongod')
    await run('tar', ['-xzf', archive, '-C', folder, member])
    return join(folder, member)
  })
}

/** Path of the vendor's archive; undefined = none known for this platform. `release`: content of /etc/os-release. */
export function archivePath(platform: string, arch: string, release: string): string | undefined {
  if (platform === 'darwin') return `osx/mongodb-macos-${arch === 'arm64' ? 'arm64' : 'x86_64'}-${VERSION}.tgz`
  if (platform !== 'linux') return undefined
  const cpu = { x64: 'x86_64', arm64: 'aarch64' }[arch]
  const system = distribution(release, cpu)
  return cpu && system ? `linux/mongodb-linux-${cpu}-${system}-${VERSION}.tgz` : undefined
}

function distribution(release: string, cpu: string | undefined): string | undefined {
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(release)?.[1] ?? ''
  const family = [field('ID'), ...field('ID_LIKE').split(' ')]
  const major = Number.parseInt(field('VERSION_ID'), 10)
  if (field('ID') === 'debian') return cpu === 'x86_64' && major >= 12 ? 'debian12' : undefined
  if (family.includes('ubuntu')) return major >= 24 ? 'ubuntu2404' : major >= 22 ? 'ubuntu2204' : 'ubuntu2004'
  if (field('ID') === 'amzn') return 'amazon2023'
  if (family.includes('rhel') || family.includes('fedora')) return major >= 9 ? 'rhel93' : 'rhel8'
  if (family.includes('suse')) return cpu === 'x86_64' ? 'suse15' : undefined
  return undefined
}

function osRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}

async function get(url: string, timeoutMs: number): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => {
    throw new Error(`nicht erreichbar (${error.name === 'TimeoutError' ? 'Zeitüberschreitung' : 'kein Netz dorthin'})`)
  })
  if (!response.ok) throw new Error(`Antwort ${response.status} auf ${new URL(url).pathname}`)
  return response
}

async function save(response: Response, file: string): Promise<string> {
  if (!response.body) throw new Error('leere Antwort')
  const hash = createHash('sha256')
  const tap = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    tap,
    createWriteStream(file),
  )
  return hash.digest('hex')
}
