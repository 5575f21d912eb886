import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { downloadMongod } from './download-mongod.ts'
import { findMongod } from './find-mongod.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-finden-'))
let server: Server | undefined
let said: string[] = []
beforeEach(() => {
  said = []
  server?.close()
})
afterAll(() => {
  server?.close()
  rmSync(ordner, { recursive: true })
})
const say = (text: string) => void said.push(text)

/** A program that says it is mongod of this version. */
function program(name: string, version: string): string {
  const folder = join(ordner, name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'mongod')
  writeFileSync(file, `#!/bin/sh\necho 'db version v${version}'\n`)
  chmodSync(file, 0o755)
  return file
}

/** A download area like the vendor's with one archive for every platform. */
async function vendor(checksum: (bytes: Buffer) => string): Promise<string> {
  const bin = program('archiv/mongodb-x/bin', '8.0.4')
  execFileSync('tar', ['-czf', join(ordner, 'a.tgz'), '-C', join(ordner, 'archiv'), 'mongodb-x'])
  const bytes = readFileSync(join(ordner, 'a.tgz'))
  expect(readFileSync(bin, 'utf8')).toContain('8.0.4')
  server = createServer((request, response) => {
    response.end(request.url?.endsWith('.sha256') ? `${checksum(bytes)}  x.tgz\n` : bytes)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('finding mongod', () => {
  test('MONGOD_BIN comes first, and a wrong one is refused instead of passed over', async () => {
    const mongodBin = program('eigen', '7.0.1')
    const searchPath = program('pfad', '6.0.5').replace(/\/mongod$/, '')
    const binordner = join(ordner, 'leer')
    expect(await findMongod({ mongodBin, searchPath, binordner, say })).toEqual({
      bin: mongodBin,
      herkunft: 'MONGOD_BIN',
      version: '7.0.1',
    })
    await expect(findMongod({ mongodBin: '/gibt/es/nicht', searchPath, binordner, say })).rejects.toThrow(/Abhilfe/)
  })

  test('on PATH the first that is new enough is taken, then what was fetched before', async () => {
    const old = program('alt', '4.4.0').replace(/\/mongod$/, '')
    const good = program('neu', '8.0.0').replace(/\/mongod$/, '')
    const binordner = program('geholt', '6.0.5').replace(/\/mongod$/, '')
    const onPath = await findMongod({ searchPath: `${old}:/gibt/es/nicht:${good}`, binordner, say })
    expect(onPath).toMatchObject({ herkunft: 'PATH', version: '8.0.0' })
    expect(await findMongod({ searchPath: old, binordner, say })).toMatchObject({ herkunft: 'Binärordner' })
  })

  test('with nothing there, the vendor’s archive is fetched, checked and kept', async () => {
    const downloadBase = await vendor(sha256)
    const binordner = join(ordner, 'vom-hersteller')
    const found = await findMongod({ searchPath: '', binordner, say, downloadBase })
    expect(found).toEqual({ bin: join(binordner, 'mongod'), herkunft: 'Hersteller', version: '8.0.4' })
    expect(said.join()).toContain('vom Hersteller')
    expect(await findMongod({ searchPath: '', binordner, say })).toMatchObject({ herkunft: 'Binärordner' })
  })

  test('an archive with another checksum than the vendor’s is refused and leaves nothing behind', async () => {
    const downloadBase = await vendor(() => 'ab'.repeat(32))
    const target = join(ordner, 'verfaelscht', 'mongod')
    await expect(downloadMongod({ target, say, downloadBase })).rejects.toThrow(/Prüfsumme/)
    expect(execFileSync('ls', ['-A', join(ordner, 'verfaelscht')], { encoding: 'utf8' })).toBe('')
  })
})
