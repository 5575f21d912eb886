import { once } from 'node:events'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { connect, type MongoConnection } from '@weiche/mongo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommitDoc } from './commit-doc.ts'
import { eingegangen, entry, newVorgangsId, startProbe, uebernommen } from './probe.test-daten.ts'

type Loss = 'request' | 'answer'

/** A line to mongod that can be cut just before an insert reaches the server, or just before its answer comes back. */
async function startLossyLine(port: number) {
  let plan: { loss: Loss; times: number } = { loss: 'answer', times: 0 }
  let lost = 0
  const server: Server = createServer((client: Socket) => {
    const upstream = dial(port, '127.0.0.1')
    const cut = () => {
      client.destroy()
      upstream.destroy()
    }
    let answersInsert = false
    const isLost = (loss: Loss) => {
      if (!answersInsert || plan.loss !== loss || plan.times === 0) return false
      plan.times--
      lost++
      cut()
      return true
    }
    client.on('data', (bytes) => {
      answersInsert = bytes.includes('insert\0')
      if (!isLost('request')) upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (!isLost('answer')) client.write(bytes)
    })
    for (const socket of [client, upstream]) {
      socket.on('error', cut)
      socket.on('close', cut)
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return {
    server,
    port: typeof address === 'object' && address ? address.port : 0,
    lose(loss: Loss, times: number) {
      plan = { loss, times }
    },
    lost: () => lost,
  }
}

let probe: Awaited<ReturnType<typeof startProbe>>
let line: Awaited<ReturnType<typeof startLossyLine>>
let connection: MongoConnection
beforeAll(async () => {
  probe = await startProbe()
  const uri = new URL(probe.mongo.serviceUri)
  line = await startLossyLine(Number(uri.port))
  uri.port = String(line.port)
  connection = await connect(uri.toString(), probe.mongo.prefix, { directConnection: true })
}, 120_000)
afterAll(async () => {
  await probe.stop()
  await connection.close()
  line.server.close()
}, 30_000)

// The driver repeats nothing by itself.
test.each([
  ['answer', 1],
  ['answer', 3],
  ['request', 1],
  ['request', 3],
] as const)(
  'given the %s of an insert lost %i times, then the commit is there once and counts as appended',
  async (loss, times) => {
    const { log } = probe.startProcess({ databases: connection.databases })
    const id = newVorgangsId()
    await log.append(entry(id, 0, eingegangen()))
    const before = line.lost()
    line.lose(loss, times)
    const result = await log.append(entry(id, 1, uebernommen('anna')))
    expect(line.lost() - before).toBe(times)
    expect(result.kind).toBe('appended')
    const stored = await probe.mongo.admin.log.collection<CommitDoc>('commits').find({ vorgangId: id }).toArray()
    expect(stored.map((c) => c.seq)).toEqual([1, 2])
    expect((await probe.startProcess().log.fold(id))?.uebernahme?.fakten.person).toBe('anna')
  },
  30_000,
)
