import { loadKopfSchluessel, verify } from '@weiche/log'
import { canonicalJson, foldVorgang } from '@weiche/vorgang'
import { expect } from 'vitest'
import type { Constellation } from './constellation.ts'

/** The log verifies, every commit has been witnessed, and each stream replays to the state the services go by. */
export async function expectGesundesLog({ platform, pfade }: Constellation): Promise<{ stroeme: number }> {
  const { databases, schluessel, log } = platform
  const { publicKey } = loadKopfSchluessel(pfade.kopfschluessel)
  const logKey = schluessel.serverKey('log-kette')
  const check = () => verify({ log: databases.log, koepfe: pfade.koepfe, publicKey, logKey })
  await expect.poll(async () => (await check()).nochNichtBezeugt, { timeout: 10_000 }).toBe(0)
  const result = await check()
  expect(result.befunde).toEqual([])
  const ids: string[] = await databases.log
    .collection('commits')
    .find({ seq: 1 })
    .map((c) => c['vorgangId'])
    .toArray()
  for (const id of ids.filter((id) => !id.startsWith('steuerung/'))) {
    const replayed = foldVorgang(await log.read(id))
    expect(canonicalJson(replayed as never)).toBe(canonicalJson((await log.fold(id)) as never))
  }
  return result
}
