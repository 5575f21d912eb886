import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reicheEin } from './aktionen.ts'
import { weiche as befehl } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', eigeneDatenbank: true })
})
afterAll(() => c?.stop())
const weiche = (...argv: string[]) => befehl(c, ...argv)

describe('who operates the installation', () => {
  it('sees that every Antrag is accounted for, while it runs', async () => {
    await reicheEin(c, fall(c, 'e1'))
    const kurz = await weiche('abgleich')
    expect(kurz).toMatchObject({ endwert: 0, print: expect.stringMatching(/wohngeld\s*│\s*1 │\s*1 │\s*0 │\s*0/) })
    expect(kurz.print).toContain('Kein Befund')
    const voll = await weiche('abgleich', '--voll', '--json')
    expect(voll.endwert).toBe(0)
    expect(JSON.parse(voll.print)).toMatchObject({ befunde: [], voll: { stroeme: expect.any(Number) } })
  })
})
