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
export const KAFKA_VERSION = '4.1.0'
/** Over the names and SHA-256 of all jars: another broker than the one that was tested is refused. */
const JARS_SHA256 = '79213b016d587f3be246fa72c845051f641e672f8105a64c2c6afd7db1424b28'

const dependency = (group: string, artifact: string, version: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>weiche</groupId><artifactId>kafka-broker</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', KAFKA_VERSION)}
    ${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', '2.24.3')}
  </dependencies>
</project>
`

/**
 * The broker's published jars (Apache-2.0) through Maven, which follows the machine's own repository settings. Put in place
 * in one step; a second start meanwhile finds them whole or not at all. Throws with a German reason.
 */
export async function fetchJars(target: string, say: (text: string) => void): Promise<void> {
  await run('mvn', ['-v'], { timeout: 60_000 }).catch(() => {
    throw new Error('Maven (mvn) ist nicht da')
  })
  say(`Hole Kafka ${KAFKA_VERSION} über Maven (einmalig, etwa 45 MB) …`)
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), '.holen-'))
  try {
    writeFileSync(join(folder, 'pom.xml'), POM)
    const libs = join(folder, 'libs')
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${libs}`, '-DincludeScope=runtime']
    await run('mvn', ['-B', '-q', '-C', ...goal], { cwd: folder, timeout: 300_000 }).catch(() => {
      throw new Error('Maven konnte die Bibliotheken nicht laden')
    })
    if (fingerprint(libs) !== JARS_SHA256) throw new Error('die geladenen Bibliotheken sind andere als erwartet')
    if (!existsSync(target)) renameSync(libs, target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function fingerprint(folder: string): string {
  const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
  const lines = readdirSync(folder)
    .sort()
    .map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}\n`)
  return sha256(lines.join(''))
}
