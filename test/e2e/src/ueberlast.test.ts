import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type RunningServer, startServer } from '@weiche/http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

const MOST = 40
/** What came in while the lists were a moment behind. */
const AT_ONCE = 8

let c: Constellation
let server: RunningServer
beforeAll(async () => {
  process.env['WEICHE_MAX_RUECKSTAND'] = String(MOST)
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', dienste: ['intake', 'review'] })
  server = await startServer(c.app, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  delete process.env['WEICHE_MAX_RUECKSTAND']
  await server?.close()
  await c?.stop()
})

type Gesendet = {
  key: string
  body: string
  status: number
  retryAfter: string | null
  answer: Record<string, unknown>
}

async function send(key: string, body: string): Promise<Gesendet> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
  const response = await fetch(`http://127.0.0.1:${server.port}/antraege/wohngeld`, { method: 'POST', headers, body })
  const answer = (await response.json()) as Record<string, unknown>
  return { key, body, status: response.status, retryAfter: response.headers.get('Retry-After'), answer }
}

function neu(number: number): Promise<Gesendet> {
  const antrag = structuredClone(fall(c, 'e1').antrag) as { antragsteller: Record<string, unknown> }
  antrag.antragsteller['nachname'] = `Probe${number}`
  return send(randomUUID(), JSON.stringify(antrag))
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
function heapMb(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

it('given nobody works on anything, then intake takes in what is bounded, answers 429, and everything it acknowledged is done afterwards', {
  timeout: 240_000,
}, async () => {
  const sent: Gesendet[] = []
  for (let number = 0; number < 1_000 && !sent.some((s) => s.status === 429); number += AT_ONCE)
    sent.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => neu(number + i)))))
  const acknowledged = sent.filter((s) => s.status === 201)
  const refused = sent.find((s) => s.status === 429)!
  expect(refused.answer).toMatchObject({ type: 'urn:weiche:problem:ausgelastet', status: 429 })
  expect(refused.answer['detail']).toContain('Es wurde nichts gespeichert.')
  expect(Number(refused.retryAfter)).toBeGreaterThanOrEqual(10)
  expect(acknowledged.length).toBeGreaterThanOrEqual(MOST)
  expect(acknowledged.length).toBeLessThan(MOST + 2 * AT_ONCE)

  // However many come now: nothing is stored, nothing is kept.
  const commits = c.platform.databases.log.collection('commits')
  const before = { commits: await commits.countDocuments(), heap: heapMb() }
  for (let round = 0; round < 60; round++) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => neu(10_000 + round * AT_ONCE + i)))
    expect(answers.every((a) => a.status === 429)).toBe(true)
  }
  expect(await commits.countDocuments()).toBe(before.commits)
  expect(heapMb() - before.heap).toBeLessThan(20)

  c.starte(['validation', 'routing', 'processing', 'backchannel'])
  await c.platform.waechter.wakeAll()
  await c.quiet()
  expect(await c.platform.projektion.rueckstand()).toEqual([])
  const { gesamt, staende } = await c.platform.projektion.lage()
  expect(gesamt).toBe(acknowledged.length)
  expect(staende.eingegangen + staende.geprueft + staende.zugeordnet).toBe(0)

  // Who was refused sends the same again and is taken in; who was acknowledged gets the same answer again.
  await sleep(1_100)
  const again = await untilTakenIn(refused)
  expect(again.status).toBe(201)
  const [first] = acknowledged
  expect(await send(first!.key, first!.body)).toMatchObject({ status: 200, answer: first!.answer })
})

/** The gate asks once a second how much there is to do. */
async function untilTakenIn({ key, body }: Gesendet): Promise<Gesendet> {
  for (;;) {
    const answer = await send(key, body)
    if (answer.status !== 429) return answer
    await sleep(500)
  }
}
