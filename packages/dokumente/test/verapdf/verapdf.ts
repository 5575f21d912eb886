import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CACHE = fileURLToPath(new URL('../../../../.weiche/verapdf/', import.meta.url))
const POM = fileURLToPath(new URL('./pom.xml', import.meta.url))
const VERSION = '1.28.2'

export type VeraPdf = { kind: 'bereit'; ordner: string } | { kind: 'fehlt'; grund: string }

/** The jars of veraPDF from the cache, or fetched by Maven with the settings this machine has. */
export async function prepareVeraPdf(): Promise<VeraPdf> {
  for (const [name, flag] of [
    ['java', '-version'],
    ['mvn', '--version'],
  ] as const)
    if (!(await run(name, [flag]).catch(() => undefined)))
      return { kind: 'fehlt', grund: `${name} fehlt; PDF/UA wird nicht geprüft. Installieren Sie Java 17 und Maven.` }
  const ordner = join(CACHE, VERSION)
  if (!(await hasJars(ordner))) await fetchJars(ordner)
  return { kind: 'bereit', ordner }
}

async function fetchJars(ordner: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const neu = await mkdtemp(join(CACHE, 'neu-'))
  await run('mvn', ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${neu}`])
  await rename(neu, ordner).catch(() => rm(neu, { recursive: true }))
}

async function hasJars(ordner: string): Promise<boolean> {
  return (await readdir(ordner).catch(() => [])).some((name) => name.startsWith(`greenfield-apps-${VERSION}`))
}

export type Profil = 'ua1' | '2a'

/** Path -> broken rules of the profile; an empty list = passed. All files in one JVM. */
export async function validate(profil: Profil, ordner: string, files: string[]): Promise<Map<string, string[]>> {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper'
  const args = ['-cp', join(ordner, '*'), main, '-f', profil, '--format', 'text', '-v', ...files]
  const { stdout } = await run('java', args, { maxBuffer: 1e8 }).catch((error: { code: unknown; stdout: string }) => {
    if (error.code !== 1) throw error
    return error
  })
  return parseReport(stdout)
}

function parseReport(report: string): Map<string, string[]> {
  const results = new Map<string, string[]>()
  let rules: string[] = []
  for (const line of report.split('\n')) {
    const [, verdict, file] = /^(PASS|FAIL) (.+\.pdf)/.exec(line) ?? []
    if (file) {
      rules = verdict === 'PASS' ? [] : ['nicht bestanden']
      results.set(file, rules)
    } else if (/^\s+FAIL /.test(line)) rules.push(line.trim())
  }
  return results
}
