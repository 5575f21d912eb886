import { createLog } from '@weiche/log'
import { type EreignisTyp, ereignisTypen, type Upcast, upcasts } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProjektion, createWaechter } from './index.ts'
import { idOf, listeningBus, type Umgebung, umgebung } from './test-umgebung.ts'

/** From now on this process is a program that knows a second form of this event, or is not any more. */
function isNewer(yes: boolean): void {
  const writable = upcasts as Partial<Record<EreignisTyp, readonly Upcast[]>>
  if (yes) writable['vorgang.zugeordnet'] = [(teile) => teile]
  else delete writable['vorgang.zugeordnet']
}

let u: Umgebung
beforeAll(async () => {
  u = await umgebung()
}, 60_000)
afterAll(async () => {
  isNewer(false)
  await u?.close()
})

describe('given a newer program wrote an event that this one does not know', () => {
  it('then the line stays and is woken until a newer program goes on with it', async () => {
    const databases = u.mongo.databases
    const line = (n: number) => databases.arbeit.collection<{ _id: string }>('vorgaenge').findOne({ _id: idOf(n) })
    // A process of its own: it has folded nothing of this yet.
    const log = createLog({ databases, siegel: u.siegel })
    const older = createProjektion({ ...u, databases, log })
    await older.start()
    await u.gegeben(1, [e.eingegangen()], [e.geprueft(1)])
    await older.quiet()
    isNewer(true)
    await u.gegeben(1, [e.zugeordnet(1)])
    await u.gegeben(2, [e.eingegangen(), e.zugeordnet(1)])
    isNewer(false)
    await older.quiet()
    expect(u.errors).toContain('ereignis.unbekannt')
    expect(await line(1)).toMatchObject({ seq: 2, stand: 'geprueft', ruhend: false, unverstanden: { seq: 3 } })
    expect(await line(2)).toMatchObject({ seq: 0, leistung: 'wohngeld', ruhend: false, unverstanden: { seq: 1 } })

    const { bus, woken } = listeningBus()
    const options = { databases, bus, logger: u.logger, uhr: { jetzt: () => new Date('2025-06-01T09:00:00Z') } }
    const waechter = createWaechter({ ...options, realTime: () => Date.now() + 60_000 })
    expect(await waechter.wakeDue()).toBe(2)
    expect(woken.map((s) => s.types)).toEqual([ereignisTypen, ereignisTypen])
    await older.stop()

    isNewer(true)
    const newer = createProjektion({ ...u, databases, log: createLog({ databases, siegel: u.siegel }) })
    await newer.start()
    expect(await line(1)).toMatchObject({ seq: 3, stand: 'zugeordnet', unverstanden: null })
    expect(await line(2)).toMatchObject({ seq: 1, stand: 'zugeordnet', unverstanden: null })
    await newer.stop()
    await log.close()
  }, 60_000)
})
