import { macheEngine } from '@weiche/schiedsrichter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold, lies, reicheEin } from './aktionen.ts'
import { dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

let c: Constellation
let kaputt = false
beforeAll(async () => {
  c = await startConstellation({
    jetzt: '2025-06-01T09:12:00+02:00',
    macheEngine: () => {
      const engine = macheEngine()
      if (kaputt) engine.addOperator('equal', () => true)
      return engine
    },
  })
})
afterAll(() => c?.stop())

describe('every decision is computed a second time by json-rules-engine', () => {
  it('and stands when both agree', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    const { entscheidung, auswertung } = await fold(c, vorgang)
    expect(entscheidung?.fakten.weg).toBe('dunkel')
    expect(auswertung?.fakten.gates).toContainEqual(expect.objectContaining({ gate: 'zweitrechnung', klar: true }))
  })

  it('and a person decides when they differ, who reads which rules; nothing is sent', async () => {
    kaputt = true
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    kaputt = false
    const { aussteuerungen } = await lies(c, vorgang.vorgangId)
    expect(aussteuerungen).toMatchObject([
      { codes: ['AS-ZWEITRECHNUNG'], erlaeuterung: expect.stringMatching(/beurteilt diese Regeln anders: .*WOG-/) },
    ])
    expect((await fold(c, vorgang)).entscheidung).toBeUndefined()
    expect(dateien(c, 'brief', vorgang)).toEqual([])
    const zeile = c.protokoll.find((line) => line.includes('zweitrechnung.weicht-ab'))
    expect(zeile).toContain(vorgang.vorgangId)
    expect(zeile).not.toMatch(/Quast|Helga|Mühlgasse/)
  })
})
