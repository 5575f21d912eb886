import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pdf } from '@weiche/ablage/test'
import type { AppendResult, Entry } from '@weiche/controller'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vorgangIdOf } from './schluessel.ts'
import { submitAntrag } from './submit-antrag.ts'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
beforeAll(async () => {
  intake = await startIntake()
}, 120_000)
afterAll(() => intake.stop(), 30_000)

async function submission() {
  const { platform } = intake
  const key = randomUUID()
  const vorgangId = vorgangIdOf(platform.serverHmac, 'api', '', key)
  const claim = { dateiname: 'Rente.pdf', art: 'rentenbescheid', betrifft: 'm1' }
  const stored = await platform.anlagen.store(vorgangId, Readable.from([pdf()]), claim)
  if (stored.kind !== 'stored') throw new Error(stored.code)
  const empfang = { inhalt: antrag(), anlagen: [stored.ref] }
  return { vorgangId, key, kanal: 'api' as const, empfang, anlageId: stored.ref.anlageId }
}
async function submit(s: Awaited<ReturnType<typeof submission>>, append: (entry: Entry) => Promise<AppendResult>) {
  const { platform } = intake
  const { paket } = await platform.regelwerke.aktuell('wohngeld')
  return submitAntrag({ ...platform, log: { ...platform.log, append } }, paket, s)
}

test('given the log took the commit but its answer was lost, when it is found there, then its attachments stay', async () => {
  const { log, anlagen } = intake.platform
  const s = await submission()
  const { created } = await submit(s, async (entry) => {
    await log.append(entry)
    return log.append(entry)
  })
  expect(created).toBe(false)
  expect(await anlagen.load(s.vorgangId, s.anlageId)).toEqual(pdf())
})

test('given nobody knows whether the log took it, then the attachments stay too: the commit may name them', async () => {
  const { log, anlagen } = intake.platform
  const s = await submission()
  const lost = submit(s, async (entry) => {
    await log.append(entry)
    throw new Error('connection lost')
  })
  await expect(lost).rejects.toThrow('connection lost')
  expect((await log.fold(s.vorgangId))?.anlagen).toHaveLength(1)
  expect(await anlagen.load(s.vorgangId, s.anlageId)).toEqual(pdf())
})
