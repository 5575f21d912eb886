import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive } from '@weiche/nebenprogramm'
import { afterAll, expect, test } from 'vitest'
import { type Ablaufspeicher, AblaufspeicherFehler, bringAblaufspeicher } from './bring-ablaufspeicher.ts'
import { readAblauf, storedUrl } from './read-ablauf.ts'

const datenordner = mkdtempSync(join(tmpdir(), 'weiche-ablauf-'))
const binordner = fileURLToPath(new URL('../../../.weiche/bin', import.meta.url))
const options = { datenordner, binordner, say: () => undefined }
const speicher: Ablaufspeicher | undefined = await bringAblaufspeicher({
  ...{ ...options, javaHome: process.env['JAVA_HOME'], searchPath: process.env['PATH'] },
}).catch((error) => {
  if (!(error instanceof AblaufspeicherFehler)) throw error
  console.warn(`Tests mit Zipkin werden übersprungen: ${error.message}`)
  return undefined
})
afterAll(async () => {
  await speicher?.stop()
  rmSync(datenordner, { recursive: true, force: true })
}, 30_000)

test.skipIf(!speicher)(
  'keeps what it is sent, answers by Vorgang, and ends with us',
  async () => {
    expect(storedUrl(datenordner)).toBe(speicher!.url)
    const now = Date.now() * 1000
    const span = (traceId: string, id: string, at: number, vorgang: string) => ({
      ...{ traceId: traceId.repeat(32), id: id.repeat(16), name: `schritt ${id}`, timestamp: now + at, duration: 5 },
      ...{ localEndpoint: { serviceName: 'weiche-test' }, tags: { 'weiche.vorgang_id': vorgang } },
    })
    const spans = [
      span('a', '2', 20, 'V-1'),
      span('a', '1', 10, 'V-1'),
      span('b', '3', 0, 'V-2'),
      span('c', '4', 99, 'V-1'),
    ]
    const headers = { 'Content-Type': 'application/json' }
    const sent = await fetch(`${speicher!.url}/api/v2/spans`, { method: 'POST', headers, body: JSON.stringify(spans) })
    expect(sent.status).toBe(202)
    const found = await readAblauf(speicher!.url, 'V-1')
    expect(found.map((trace) => trace.map((s) => s.name))).toEqual([['schritt 1', 'schritt 2'], ['schritt 4']])
    expect(await readAblauf(speicher!.url, 'V-3')).toEqual([])
    await speicher!.stop()
    expect(isAlive(speicher!.pid)).toBe(false)
  },
  60_000,
)

test('without Java it is said what is missing', async () => {
  await expect(bringAblaufspeicher({ ...options, searchPath: datenordner })).rejects.toThrow(/Java 17.*Abhilfe: /)
})
