import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEmbeddedBus, type Logger } from '@weiche/controller'
import { createKopfschreiber, createLog, loadKopfSchluessel, logIndexes } from '@weiche/log'
import { Timestamp } from '@weiche/mongo'
import { type TestMongo, testMongo } from '@weiche/mongo/test'
import { createProjektion, createWaechter, projektionIndexes } from '@weiche/projektion'
import { createSiegel, masterKeyFromBytes } from '@weiche/siegel'
import { type Ereignis, formatVorgangsId } from '@weiche/vorgang'
import { createAbgleich, standardErwartungen } from './index.ts'

export const idOf = (number: number) => formatVorgangsId(Buffer.alloc(16, number))
const logger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

export const startMongo = () => testMongo({ indexes: [...logIndexes, ...projektionIndexes] })

/** A small new installation: log, heads, lists and watchdog on a real MongoDB, without handlers. */
export async function umgebung(mongo: TestMongo) {
  const { databases } = mongo
  for (const db of [mongo.admin.log, mongo.admin.arbeit, mongo.admin.schluessel])
    for (const { collectionName } of await db.collections()) await db.collection(collectionName).deleteMany({})
  const ordner = mkdtempSync(join(tmpdir(), 'weiche-abgleich-'))
  const masterKey = masterKeyFromBytes(Buffer.alloc(32, 7))
  const siegel = createSiegel({ masterKey, collection: databases.schluessel.collection('schluessel'), jetzt })
  const log = createLog({ databases, siegel })
  const schluessel = loadKopfSchluessel(join(ordner, 'kopfschluessel'))
  const koepfe = join(ordner, 'koepfe.jsonl')
  const kopfschreiber = () =>
    createKopfschreiber({ databases, datei: koepfe, schluessel, jetzt, onError: () => undefined, ttlMs: 1_500 })
  let schreiber = kopfschreiber()
  const projektion = createProjektion({ databases, log, logger })
  await projektion.start()
  const bus = createEmbeddedBus({ concurrency: 1 })
  const uhr = { fachlich: new Date('2025-06-02T08:00:00Z'), vor: 0 }
  const abgleich = createAbgleich({
    ...{ databases, koepfe, publicKey: schluessel.publicKey, logKey: siegel.serverKey('log-kette') },
    erwartungen: standardErwartungen,
    trageNach: projektion.trageNach,
    uhr: { jetzt: () => uhr.fachlich },
    jetzt: () => new Date(Date.now() + uhr.vor),
  })
  const seqs = new Map<string, number>()

  return {
    ...{ mongo, log, bus, uhr, abgleich, projektion, koepfe },
    waechter: createWaechter({ databases, bus, uhr: { jetzt: () => uhr.fachlich }, logger }),
    /** Appends one commit after the other. */
    async gegeben(number: number, ...commits: Ereignis[][]): Promise<string> {
      const vorgangId = idOf(number)
      for (const ereignisse of commits) {
        const gesehen = seqs.get(vorgangId) ?? 0
        const zeitpunkt = new Date('2025-06-01T08:00:00Z')
        const entry = { vorgangId, gesehen, service: 'processing' as const, zeitpunkt, ereignisse }
        const { kind } = await log.append({ ...entry, ursache: `test.${number}.${gesehen}` })
        if (kind !== 'appended') throw new Error(kind)
        seqs.set(vorgangId, gesehen + 1)
      }
      return vorgangId
    },
    /** Until heads and lists have seen everything. */
    async gesehen(): Promise<void> {
      await projektion.quiet()
      for (;;) {
        const { zusammenfassung } = await abgleich.pruefe()
        if (zusammenfassung.koepfe === 0 && zusammenfassung.liste === 0) return
        await sleep(100)
      }
    },
    /** As an administrator: everything so far arrived an hour ago, so that the account takes it in. */
    async vorEinerStunde(): Promise<void> {
      await projektion.quiet()
      const t = Math.floor(Date.now() / 1000) - 3_600
      const commits = mongo.admin.log.collection('commits')
      let i = 1
      for await (const { _id } of commits.find().sort({ aufgenommen: 1 }))
        await commits.updateOne({ _id }, { $set: { aufgenommen: new Timestamp({ t, i: i++ }) } })
    },
    haltKopfschreiber: () => schreiber.stop(),
    startKopfschreiber: () => {
      schreiber = kopfschreiber()
    },
    async close() {
      await schreiber.stop()
      await projektion.stop()
      await bus.close()
      await log.close()
      siegel.close()
      rmSync(ordner, { recursive: true })
    },
  }
}

function jetzt(): Date {
  return new Date()
}

export const uebernommen = (person: string): Ereignis => ({
  type: 'vorgang.uebernommen',
  fakten: { person, gesehen: 1 },
  inhalt: {},
})

/** Evidence that the letter of this event was sent. */
export function mitgeteilt(zu: string): Ereignis {
  const beleg = { kanal: 'brief' as const, dokumentId: 'd', ausgabe: 'a1', effekt: 'x', dateien: ['x.pdf'] }
  return { type: 'status.mitgeteilt', fakten: { anlass: 'nachforderung', zu, ...beleg }, inhalt: {} }
}
