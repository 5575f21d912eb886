import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testBinordner } from '@weiche/mongo/test'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** docs/erste-leistung.md is played block by block in a copy of the project, so what it shows stays true. */
const projekt = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)))
const kopie = mkdtempSync(join(tmpdir(), 'weiche-erste-leistung-'))
const OHNE = /(^|\/)(\.git|\.turbo|\.weiche|\.ergebnis|coverage)(\/|$)|^node_modules(\/|$)/

type Block = { art: string; zusatz: string; inhalt: string }
const bloecke: Block[] = [
  ...readFileSync(join(projekt, 'docs/erste-leistung.md'), 'utf8').matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gm),
].map(([, art, zusatz, inhalt]) => ({ art: art!, zusatz: zusatz!, inhalt: inhalt! }))

let weiche: ChildProcess | undefined
let adresse = ''

beforeAll(() => {
  cpSync(projekt, kopie, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (pfad) => !OHNE.test(relative(projekt, pfad)),
  })
  symlinkSync(join(projekt, 'node_modules'), join(kopie, 'node_modules'))
  // The mongod that the other tests have brought already.
  mkdirSync(join(kopie, '.weiche'))
  if (existsSync(testBinordner)) symlinkSync(testBinordner, join(kopie, '.weiche/bin'))
})
afterAll(async () => {
  if (weiche) {
    const ende = new Promise((resolve) => weiche!.once('exit', resolve))
    weiche.kill('SIGINT')
    await ende
  }
  rmSync(kopie, { recursive: true, force: true })
})

test('the page „Eine Leistung in einer Stunde“ is true, command by command', { timeout: 300_000 }, async () => {
  let ausgabe = ''
  let gespielt = 0
  for (const { art, zusatz, inhalt } of bloecke) {
    if (art === 'diff') patch(inhalt)
    if (art === 'sh') {
      if (zusatz === 'start') adresse = await startWeiche()
      const { status, text } = sh(inhalt)
      expect(status, `${inhalt}\n${text}`).toBe(zusatz === 'fehler' ? 1 : 0)
      ausgabe = text
      gespielt++
    }
    if (art === 'text') for (const zeile of inhalt.trimEnd().split('\n')) expect(ausgabe).toContain(zeile)
  }
  expect(gespielt).toBeGreaterThan(8)
})

function patch(unterschied: string): void {
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: kopie, input: unterschied, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

/** `npm run weiche --` without npm; variables live on from block to block. */
function sh(block: string): { status: number | null; text: string } {
  const variablen = join(kopie, 'variablen.sh')
  if (!existsSync(variablen)) writeFileSync(variablen, '')
  const script = `. ./variablen.sh
npm() { while [ "$1" != -- ]; do shift; done; shift; "${process.execPath}" services/cli/src/main.ts "$@"; }
set -eo pipefail
${block.replaceAll('http://127.0.0.1:8080', adresse)}
for v in ID NEU ALT; do if [ -n "\${!v:-}" ]; then echo "$v=\${!v}"; fi; done > variablen.sh`
  const { status, stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], { cwd: kopie, encoding: 'utf8' })
  return { status, text: stdout.replaceAll('\u00a0', ' ') }
}

function startWeiche(): Promise<string> {
  const argv = ['services/all-in-one/src/main.ts', '--port', '0', '--ohne-beispiele']
  weiche = spawn(process.execPath, argv, { cwd: kopie, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let text = ''
    const lies = (teil: Buffer) => {
      text += teil.toString()
      const [, gefunden] = /läuft auf (http:\/\/127\.0\.0\.1:\d+)/.exec(text) ?? []
      if (gefunden) resolve(gefunden)
    }
    weiche!.stdout!.on('data', lies)
    weiche!.stderr!.on('data', lies)
    weiche!.once('exit', () => reject(new Error(text)))
  })
}
