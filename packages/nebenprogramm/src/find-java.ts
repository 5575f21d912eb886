import { execFile } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const OLDEST = 17

/** JAVA_HOME, then PATH: the first Java of version 17 or newer that starts; undefined = none. */
export async function findJava(javaHome: string | undefined, searchPath: string): Promise<string | undefined> {
  const folders = [...(javaHome ? [join(javaHome, 'bin')] : []), ...searchPath.split(delimiter).filter((f) => f !== '')]
  for (const folder of folders) {
    const java = join(folder, 'java')
    const version = await run(java, ['-version'], { timeout: 20_000 }).catch(() => undefined)
    if (version && javaMajor(version.stderr) >= OLDEST) return java
  }
  return undefined
}

/** Major version in what `java -version` says; 0 = not understood. Java 8 and older called themselves 1.x. */
export function javaMajor(text: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  return Number(first === '1' ? second : first) || 0
}
