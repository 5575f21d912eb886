import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Probebericht } from '@weiche/werkbank'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Eingereicht, reicheEin, reicheNach } from './aktionen.ts'
import { weiche } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-probe-'))
const entwurf = join(ordner, 'entwurf')
let c: Constellation
let eins: Eingereicht
let ergaenzt: Eingereicht
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', eigeneDatenbank: true })
  eins = await reicheEin(c, fall(c, 'e1'))
  await reicheEin(c, fall(c, 'e11'))
  ergaenzt = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
  await reicheNach(c, ergaenzt, { angaben: { 'wohnung.heizkosten': '70.00' } })
  cpSync(join(c.pfade.rules, 'wohngeld'), entwurf, { recursive: true })
  // Below the rent of E1, so it pays less.
  const parameter = join(entwurf, 'fassungen/2025-01-01/parameter.json')
  writeFileSync(parameter, readFileSync(parameter, 'utf8').replace('[1, 1, "361"]', '[1, 1, "221"]'))
})
afterAll(async () => {
  await c?.stop()
  rmSync(ordner, { recursive: true, force: true })
})

describe('weiche proben --gespeichert', () => {
  const proben = (...mehr: string[]) =>
    weiche(c, 'proben', 'wohngeld', '--entwurf', entwurf, '--gespeichert', '--json', ...mehr)

  it('asks who reads the stored cases', async () => {
    expect(await proben()).toMatchObject({ endwert: 2, say: expect.stringContaining('--person') })
  })
  it('plays each Vorgang once, as it stands now, against the Ausgabe in force, and notes whose cases it shows', async () => {
    const { endwert, print } = await proben('--person', 'sb-9')
    expect(endwert).toBe(0)
    const bericht = JSON.parse(print) as Probebericht
    expect(bericht.anzahl).toBe(3)
    // Both change alike: one is shown for both, and only who is shown was read by a person.
    expect(bericht.wechsel.map((w) => w.anzahl)).toEqual([2])
    const gezeigt = bericht.belege.map((b) => b.id)
    expect(gezeigt).toHaveLength(1)
    expect([eins.vorgangId, ergaenzt.vorgangId]).toContain(gezeigt[0])
    expect(bericht.centNeu).toBeLessThan(bericht.centAlt)
    const zugriffe = await c.platform.databases.log.collection('zugriffe').find({ person: 'sb-9' }).toArray()
    expect(zugriffe).toMatchObject([{ aktion: 'entwurf.geprobt' }])
    expect(zugriffe[0]!['vorgangIds']).toEqual(gezeigt)
  })
  it('knows when nothing of that name was ever released', async () => {
    const antwort = await weiche(c, 'proben', 'kindergeld', '--entwurf', entwurf, '--gespeichert', '--person', 'sb-9')
    expect(antwort).toMatchObject({ endwert: 2, say: expect.stringContaining('nichts freigegeben') })
  })
})
