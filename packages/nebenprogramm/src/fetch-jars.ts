import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Published jars of one program. */
export type Jars = {
  /** Told to who waits, for example `Kafka 4.1.0`. */
  name: string
  /** Maven coordinates `group:artifact:version`, with a fourth part for a classifier. */
  artefakte: readonly string[]
  /** One jar that holds everything: what it depends on is not fetched. */
  allein?: boolean
  /** Over the names and SHA-256 of all jars: another program than the one that was tested is refused. */
  sha256: string
  megabyte: number
}

/**
 * Fetches the jars into the folder `target` through Maven, which follows the machine's own repository settings. Put in place
 * in one step; a second start meanwhile finds them whole or not at all. Throws with a German reason.
 */
export async function fetchJars(jars: Jars, target: string, say: (text: string) => void): Promise<void> {
  await run('mvn', ['-v'], { timeout: 60_000 }).catch(() => {
    throw new Error('Maven (mvn) ist nicht da')
  })
  say(`Hole ${jars.name} über Maven (einmalig, etwa ${jars.megabyte} MB) …`)
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), '.holen-'))
  try {
    writeFileSync(join(folder, 'pom.xml'), pom(jars))
    const libs = join(folder, 'libs')
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${libs}`, '-DincludeScope=runtime']
    await run('mvn', ['-B', '-q', '-C', ...goal], { cwd: folder, timeout: 300_000 }).catch(() => {
      throw new Error('Maven konnte die Bibliotheken nicht laden')
    })
    if (fingerprint(libs) !== jars.sha256) throw new Error('die geladenen Bibliotheken sind andere als erwartet')
    if (!existsSync(target)) renameSync(libs, target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const pom = ({ artefakte, allein }: Jars) => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>weiche</groupId><artifactId>nebenprogramm</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${artefakte.map((a) => dependency(a, allein ?? false)).join('')}</dependencies>
</project>
`

function dependency(artefakt: string, allein: boolean): string {
  const [group, artifact, version, classifier] = artefakt.split(':')
  const names = { groupId: group, artifactId: artifact, version, classifier }
  const given = Object.entries(names).filter(([, value]) => value !== undefined)
  const none = '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>'
  return `<dependency>${given.map(([k, v]) => `<${k}>${v}</${k}>`).join('')}${allein ? none : ''}</dependency>`
}

function fingerprint(folder: string): string {
  const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
  const lines = readdirSync(folder)
    .sort()
    .map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}\n`)
  return sha256(lines.join(''))
}
