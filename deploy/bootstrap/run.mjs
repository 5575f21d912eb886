// Runs a TypeScript entry of this repository with nothing but Node >= 20 and npm on the machine:
// installs when the lock file changed, brings Node 24 along when the machine's is older, passes signals and exit code on.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_VERSION = '24.21.0'
const PNPM_VERSION = '12.21.0'
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stampFile = join(root, 'node_modules', '.weiche-installed')

function installIfNeeded() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'))
  const stamp = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.error('Weiche: Abhängigkeiten werden installiert (einmalig, etwa eine Minute) …')
  const npx = ['-y', '-p', `node@${NODE_VERSION}`, '-p', `pnpm@${PNPM_VERSION}`]
  const install = ['pnpm', 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']
  const done = spawnSync('npx', [...npx, ...install], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) {
    console.error('Weiche: Die Installation ist fehlgeschlagen. Bitte prüfen Sie die Verbindung zum npm-Verzeichnis')
    console.error('und starten Sie den Befehl noch einmal; es ist nichts verändert worden, was stört.')
    process.exit(done.status ?? 1)
  }
  writeFileSync(stampFile, stamp)
}

function node24() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 11)) return process.execPath
  return join(root, 'node_modules', 'node', 'bin', 'node')
}

installIfNeeded()
const [first, ...rest] = process.argv.slice(2)
const args =
  first === '--bin' ? [join(root, 'node_modules', '.bin', rest[0]), ...rest.slice(1)] : [join(root, first), ...rest]
const node = node24()
const path = `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}`
const command = first === '--bin' ? args : [node, '--disable-warning=ExperimentalWarning', ...args]
// What Node has read and translated once it need not again: every process of ours starts in half the time.
const cache = process.env.NODE_COMPILE_CACHE ?? join(root, '.weiche', 'uebersetzt')
const child = spawn(command[0], command.slice(1), {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...{ PATH: path, NODE_COMPILE_CACHE: cache, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  },
})
// Ctrl-C reaches the whole terminal group; the child ends by itself and its code is ours.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
