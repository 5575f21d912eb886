import { randomBytes } from 'node:crypto'
import type { Entry } from '@weiche/controller'
import { testMongo } from '@weiche/mongo/test'
import { createSiegel, type KeyDoc, masterKeyFromBytes } from '@weiche/siegel'
import { type Ereignis, formatVorgangsId } from '@weiche/vorgang'
import { createLog, type LogOptions } from './create-log.ts'
import { logIndexes } from './indexes.ts'

/** What the integration tests of the log share: a real mongod, a process (siegel and log), and a few commits. */
export async function startProbe() {
  const mongo = await testMongo({ indexes: logIndexes })
  const master = randomBytes(32)
  const open: (() => Promise<void>)[] = []

  /** One process: own caches, own keys in memory, the same database. */
  function startProcess(options: Partial<LogOptions> = {}) {
    const databases = options.databases ?? mongo.databases
    const collection = databases.schluessel.collection<KeyDoc>('schluessel')
    const siegel = createSiegel({
      masterKey: masterKeyFromBytes(master),
      collection,
      jetzt: () => new Date(2026, 0, 5),
    })
    const log = createLog({ siegel, ...options, databases })
    open.push(async () => {
      await log.close()
      siegel.close()
    })
    return { siegel, log }
  }

  return {
    mongo,
    logKey: masterKeyFromBytes(master).derive('log-kette'),
    startProcess,
    async stop() {
      for (const close of open) await close()
      await mongo.stop()
    },
  }
}

export const newVorgangsId = (): string => formatVorgangsId(randomBytes(16))

export const eingegangen = (miete = '520.00'): Ereignis => ({
  type: 'antrag.eingegangen',
  fakten: {
    leistung: 'wohngeld',
    kanal: 'api',
    eingangsdatum: '2026-01-05',
    strukturiert: true,
    idMitgeliefert: false,
    anlagen: 0,
  },
  inhalt: {
    angaben: { antragsteller: { nachname: 'Kanarienvogel' }, wohnung: { miete } },
    anlagen: [],
    inhaltsHmac: 'aa',
    absender: '',
  },
})

export const uebernommen = (person: string): Ereignis => ({
  type: 'vorgang.uebernommen',
  fakten: { person, gesehen: 1 },
  inhalt: {},
})

export function entry(vorgangId: string, gesehen: number, ereignis: Ereignis, rest: Partial<Entry> = {}): Entry {
  return {
    vorgangId,
    gesehen,
    service: gesehen === 0 ? 'intake' : 'review',
    ursache: `u${gesehen + 1}`,
    zeitpunkt: new Date('2026-01-05T10:00:00Z'),
    ereignisse: [ereignis],
    ...rest,
  }
}
