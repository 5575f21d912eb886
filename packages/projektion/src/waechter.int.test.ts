import * as e from '@weiche/vorgang/test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProjektion, createWaechter, type Projektion } from './index.ts'
import { idOf, listeningBus, type Umgebung, umgebung } from './test-umgebung.ts'

const zugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
const STUCK = idOf(1)
const WAITING = idOf(2)

let u: Umgebung
let projektion: Projektion
beforeAll(async () => {
  u = await umgebung()
  projektion = createProjektion({ ...u, databases: u.mongo.databases })
  await projektion.start()
  await u.gegeben(1, ...zugeordnet)
  await u.gegeben(2, ...zugeordnet, [e.nachgefordert(1, '2025-06-30')], [told()])
  await u.gegeben(3, ...zugeordnet, [e.ausgesteuert(1, 'fachlich')])
  await projektion.quiet()
}, 60_000)
afterAll(async () => {
  await projektion?.stop()
  await u?.close()
})

function told() {
  const zu = `${idOf(2)}:4.0`
  const fakten = {
    anlass: 'nachforderung',
    zu,
    kanal: 'brief',
    dokumentId: 'd',
    ausgabe: 'a1',
    effekt: 'x',
    dateien: ['x.pdf'],
  } as const
  return { type: 'status.mitgeteilt' as const, fakten: { ...fakten, dateien: ['x.pdf'] }, inhalt: {} }
}

describe('the watchdog', () => {
  let heute: Date
  let now: number
  let isLate: boolean
  let woken: ReturnType<typeof listeningBus>['woken']
  let waechter: ReturnType<typeof createWaechter>
  beforeEach(async () => {
    heute = new Date('2025-06-10T10:00:00Z')
    await projektion.rebuild()
    await projektion.quiet()
    // After the rebuild: the lines carry the real time at which they were written.
    now = Date.now()
    const listening = listeningBus()
    woken = listening.woken
    isLate = false
    waechter = createWaechter({
      databases: u.mongo.databases,
      bus: { ...listening.bus, isLate: async () => isLate },
      uhr: { jetzt: () => heute },
      logger: u.logger,
      realTime: () => now,
      intervalMs: 20,
    })
    return async () => {
      await waechter.stop()
      await listening.bus.close()
    }
  })
  const ids = () => woken.map((s) => s.vorgangId)

  it('wakes at start whatever somebody inside has to go on with, and nobody else', async () => {
    expect(await waechter.wakeAll()).toBe(1)
    expect(woken).toMatchObject([{ vorgangId: STUCK, seq: 3, leistung: 'wohngeld' }])
  })

  it('leaves a Vorgang alone whose newest commit is fresh', async () => {
    now -= 2_000
    expect(await waechter.wakeDue()).toBe(0)
  })

  it('wakes a Vorgang that stands still for more than five seconds, then with growing pauses', async () => {
    now += 6_000
    const begun = now
    const at: number[] = []
    for (let s = 0; s < 120; s++, now += 1_000) if ((await waechter.wakeDue()) > 0) at.push((now - begun) / 1000)
    expect(at).toEqual([0, 5, 15, 35, 75])
    expect(new Set(ids())).toEqual(new Set([STUCK]))
  })

  it('given signals wait for their turn anyway, then it wakes only who stands still for a minute', async () => {
    isLate = true
    now += 6_000
    expect(await waechter.wakeDue()).toBe(0)
    now += 55_000
    expect(await waechter.wakeDue()).toBe(1)
  })

  it('begins anew with short pauses when the Vorgang has moved', async () => {
    now += 100_000
    await waechter.wakeDue()
    await u.gegeben(1, [e.nachgereicht()])
    await projektion.quiet()
    expect(await waechter.wakeDue()).toBe(1)
    expect(woken.at(-1)).toMatchObject({ vorgangId: STUCK, seq: 4 })
  })

  it('wakes an open request on the day after its Frist has passed in Germany, not before', async () => {
    now += 1_000
    heute = new Date('2025-06-30T21:59:59Z')
    await waechter.wakeDue()
    expect(ids()).not.toContain(WAITING)
    heute = new Date('2025-06-30T22:00:00Z')
    await waechter.wakeDue()
    expect(ids().filter((id) => id === WAITING)).toHaveLength(1)
    await waechter.wakeDue()
    expect(ids().filter((id) => id === WAITING)).toHaveLength(1)
  })

  it('looks by itself until it is stopped', async () => {
    now += 60_000
    waechter.start()
    await expect.poll(ids).toContain(STUCK)
    await waechter.stop()
    const count = woken.length
    now += 600_000
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(woken).toHaveLength(count)
  })

  it('costs next to nothing when there is nothing to wake', async () => {
    await u.mongo.databases.arbeit.collection('vorgaenge').insertMany(
      Array.from({ length: 5_000 }, (_, n) => ({
        _id: `ruhend-${n}` as never,
        ruhend: true,
        weckenAb: new Date(0),
        naechsteFaelligkeit: null,
      })),
    )
    now -= 10_000
    const cpu = process.cpuUsage()
    const begun = performance.now()
    for (let i = 0; i < 100; i++) expect(await waechter.wakeDue()).toBe(0)
    const used = process.cpuUsage(cpu)
    expect((performance.now() - begun) / 100).toBeLessThan(20)
    expect((used.user + used.system) / 1000 / 100).toBeLessThan(10)
  })
})
