import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auswahlIndexes, teileAuswahl } from './teile-auswahl.ts'

const PATIENCE = { timeout: 10_000, interval: 20 }
let mongo: TestMongo
beforeAll(async () => {
  mongo = await testMongo({ indexes: auswahlIndexes })
}, 120_000)
afterAll(() => mongo.stop(), 30_000)

/** A process that notes what the others found. */
function prozess() {
  const told: string[] = []
  let find: (traceId: string) => void = () => undefined
  const auswahl = {
    behalte: (traceId: string) => void told.push(traceId),
    onBehalten(listen: (traceId: string) => void) {
      find = listen
    },
  }
  const geteilt = teileAuswahl(auswahl, mongo.databases, 20)
  return { told, find: (traceId: string) => find(traceId), stop: geteilt.stop }
}

test('what one process finds worth telling, the others keep too, also who comes later; the last word is not lost', async () => {
  const [one, two] = [prozess(), prozess()]
  one.find('a')
  two.find('b')
  await vi.waitFor(() => expect([one.told.includes('b'), two.told.includes('a')]).toEqual([true, true]), PATIENCE)
  one.find('c')
  await one.stop()
  const three = prozess()
  await vi.waitFor(() => expect(three.told).toEqual(expect.arrayContaining(['a', 'b', 'c'])), PATIENCE)
  await Promise.all([two.stop(), three.stop()])
})
