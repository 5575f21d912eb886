import type { Zufall } from '@weiche/test-last'
import { type Ablauf, fahreLast, type Muster, quantil } from './last.ts'
import type { Produkt } from './prozess.ts'
import { type Datenbank, folderBytes } from './umgebung.ts'

/** What a number of applications cost, measured until everything behind the Bescheid is filed too. */
export type Block = {
  anzahl: number
  jeSekunde: number
  p50Ms: number
  p99Ms: number
  serverCpuMs: number
  mongodCpuMs: number
  /** Of the sender, who shares the machine. */
  lastCpuMs: number
  /** Databases with indexes, and the exchange folders. */
  dbBytes: number
  ordnerBytes: number
  pdf: number
  serverRss: number
  mongodRss: number
}

export type Aufstellung = { produkt: Produkt; db: Datenbank; prefix: string; austausch: string }

export async function messeBlock(
  { produkt, db, prefix, austausch }: Aufstellung,
  muster: readonly Muster[],
  last: { zufall: Zufall; ab: number; anzahl: number; ablauf: Ablauf },
): Promise<Block> {
  const documents = db.databases(prefix).ablage.collection('dokumente')
  const before = await stand()
  const sender = process.cpuUsage()
  const { latenzenMs, dauerMs } = await fahreLast(produkt, muster, last)
  const { user, system } = process.cpuUsage(sender)
  const after = await stand()
  const perCase = (of: (s: typeof before) => number) => (of(after) - of(before)) / last.anzahl
  return {
    anzahl: last.anzahl,
    jeSekunde: last.anzahl / (dauerMs / 1000),
    p50Ms: quantil(latenzenMs, 0.5),
    p99Ms: quantil(latenzenMs, 0.99),
    serverCpuMs: perCase((s) => s.server.cpuMs),
    mongodCpuMs: perCase((s) => s.mongod.cpuMs),
    lastCpuMs: (user + system) / 1000 / last.anzahl,
    dbBytes: perCase((s) => s.dbBytes),
    ordnerBytes: perCase((s) => s.ordnerBytes),
    pdf: perCase((s) => s.pdf),
    serverRss: after.server.rss,
    mongodRss: after.mongod.rss,
  }

  async function stand() {
    const server = await produkt.ruhe()
    return {
      server,
      mongod: await db.verbrauch(),
      dbBytes: await db.bytes(prefix),
      ordnerBytes: folderBytes(austausch),
      pdf: await documents.countDocuments(),
    }
  }
}
