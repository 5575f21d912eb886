import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pfade } from '@weiche/all-in-one'
import { createLog, loadKopfSchluessel, nurVorgaenge, type Pruefung, verify } from '@weiche/log'
import { bringMongo, connect, type Databases } from '@weiche/mongo'
import { createSiegel, type KeyDoc, loadMasterKey } from '@weiche/siegel'
import { type Commit, foldVorgang, type Vorgang } from '@weiche/vorgang'

/** One Vorgang as the log holds it. `stored`: real time in seconds at which each commit reached the database. */
export type Akte = { commits: Commit[]; stored: Map<number, number>; vorgang: Vorgang }

export type Bestand = {
  /** All streams, whether or not anybody knows them. */
  akten: Map<string, Akte>
  pruefung: Pruefung
}

/** Reads everything that a stopped installation left behind, with the rights of an administrator. */
export async function readBestand(pfade: Pfade): Promise<Bestand> {
  const server = await bringMongo({
    datenordner: pfade.daten,
    binordner: pfade.bin,
    prefix: 'weiche',
    indexes: [],
    mongodBin: process.env['MONGOD_BIN'],
    searchPath: process.env['PATH'],
    say: () => undefined,
  })
  try {
    return await readLaufend(pfade, server.adminUri!)
  } finally {
    await server.stop()
  }
}

/** The same of a MongoDB that is there. */
export async function readLaufend(pfade: Pfade, uri: string): Promise<Bestand> {
  const { databases, close } = await connect(uri, 'weiche')
  const siegel = createSiegel({
    masterKey: loadMasterKey({ datei: pfade.hauptschluessel }),
    collection: databases.schluessel.collection<KeyDoc>('schluessel'),
    jetzt: () => new Date(),
  })
  const log = createLog({ databases, siegel })
  try {
    const akten = new Map<string, Akte>()
    for (const [vorgangId, stored] of await readStored(databases)) {
      const commits = await log.read(vorgangId)
      akten.set(vorgangId, { commits, stored, vorgang: foldVorgang(commits)! })
    }
    const { publicKey } = loadKopfSchluessel(pfade.kopfschluessel)
    const logKey = siegel.serverKey('log-kette')
    return { akten, pruefung: await verify({ log: databases.log, koepfe: pfade.koepfe, publicKey, logKey }) }
  } finally {
    await log.close()
    siegel.close()
    await close()
  }
}

async function readStored(databases: Databases): Promise<Map<string, Map<number, number>>> {
  const streams = new Map<string, Map<number, number>>()
  const projection = { _id: 0, vorgangId: 1, seq: 1, aufgenommen: 1 }
  for await (const { vorgangId, seq, aufgenommen } of databases.log
    .collection('commits')
    .find(nurVorgaenge, { projection })) {
    const stream = streams.get(vorgangId) ?? new Map<number, number>()
    streams.set(vorgangId, stream.set(seq, aufgenommen.getHighBitsUnsigned()))
  }
  return streams
}

/** A file of the exchange by folder and name, without those that killed writers left (they are swept after an hour). */
export function isOurs(name: string): boolean {
  return !name.startsWith('.')
}

export const read = (ordner: string, name: string): Buffer => readFileSync(join(ordner, name))
