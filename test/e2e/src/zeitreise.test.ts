import { reise } from '@weiche/all-in-one'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reicheEin, status } from './aktionen.ts'
import { briefe } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2024-11-17T09:30:00+01:00' })
})
afterAll(() => c?.stop())

it('a journey through time stops where something is due and tells the reminder and its consequence; the timers do the work', async () => {
  const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
  const told: string[] = []
  const reiseBis = (tag: string) =>
    reise(
      c.platform,
      tag,
      () => c.quiet(),
      (text) => void told.push(text),
    )

  await reiseBis('2024-12-16')
  expect(told.at(-1)).toBe('Danach ist als Nächstes 2024-12-17 etwas fällig.')
  await reiseBis('2024-12-20')
  expect(told).toContain(`  2024-12-17  ${vorgang.vorgangId}  Erinnerung versandt`)
  expect(briefe(c, vorgang, 'Erinnerung')).toBe(1)

  const { frist } = await status(c, vorgang)
  await reiseBis('2025-02-01')
  const after = new Date(Date.parse(`${frist.bis}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  expect(told).toContain(`  ${after}  ${vorgang.vorgangId}  Ein Mensch prüft, ob versagt wird`)
  expect(told.at(-1)).toBe('Danach geschieht nichts mehr von selbst.')
})
