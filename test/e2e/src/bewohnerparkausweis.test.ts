import { join } from 'node:path'
import { pfadeOf } from '@weiche/all-in-one'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { befiehl, type Eingereicht, fold, lies, reicheEin, uebernimm } from './aktionen.ts'
import { auftrag, bytesOf, dateien } from './austauschordner.ts'
import { weiche } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fallVon } from './faelle.ts'
import { textOf } from './pdf.ts'

const GRUND = { norm: '§ 45 Abs. 1b Satz 1 Nr. 2a StVO', text: 'Sie wohnen im Gebiet A und parken dort regelmäßig.' }

let c: Constellation
let vorgang: Eingereicht
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-05-06T09:00:00+02:00', eigeneDatenbank: true })
  vorgang = await reicheEin(c, fallVon(c, 'bewohnerparkausweis', 'innenstadt'))
})
afterAll(() => c?.stop())

describe('a Bewohnerparkausweis, for which no law permits an automatic decision', () => {
  it('goes to a person though everything is there, and says why', async () => {
    const { entscheidung, aussteuerungen } = await fold(c, vorgang)
    expect(entscheidung).toBeUndefined()
    expect(aussteuerungen[0]?.fakten.codes).toEqual(['AS-NORM', 'AS-ERMESSEN', 'AS-ASSISTIERT'])
    expect(dateien(c, 'brief', vorgang).filter((name) => name.startsWith('Bescheid'))).toEqual([])
  })

  it('with the outcome, the days and the fee that the rules propose', async () => {
    const { auswertung } = await lies(c, vorgang.vorgangId)
    expect(auswertung.ausgang).toBe('bewilligung')
    expect(auswertung.abschnitte).toMatchObject([{ von: '2025-06-15', bis: '2026-06-14', betrag: '120.00' }])
  })

  it('cannot be sent back to the machine to decide it after all', async () => {
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const codes = ['AS-NORM', 'AS-ERMESSEN', 'AS-ASSISTIERT']
    const order = { befehl: 'zurueckgeben', gesehen: seq, codes, grund: 'Bitte automatisch entscheiden.' }
    await befiehl(c, vorgang.vorgangId, order).expect(200)
    await c.quiet()
    const { entscheidung, aussteuerungen } = await fold(c, vorgang)
    expect(entscheidung).toBeUndefined()
    expect(aussteuerungen.at(-1)?.fakten.codes).toEqual(codes)
  })

  it('is decided by a person, whose Bescheid leaves with the proposed fee and names no machine', async () => {
    const { seq } = await uebernimm(c, vorgang.vorgangId)
    const order = { befehl: 'entscheiden', gesehen: seq, ausgang: 'bewilligung', gruende: [GRUND] }
    await befiehl(c, vorgang.vorgangId, order).expect(200)
    await c.quiet()
    expect((await fold(c, vorgang)).entscheidung?.fakten).toMatchObject({ weg: 'person', person: 'sb-1' })
    const text = await textOf(bytesOf(c, 'brief', `${auftrag(c, 'brief', vorgang, 'Bescheid').auftrag}.pdf`))
    for (const words of ['Bewohnerparkausweis', '15. Juni 2025', '14. Juni 2026', '120,00', GRUND.text, 'Widerspruch'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/Wohngeld|SGB|vollständig durch automatische|im Monat\b.*120/)
    expect(auftrag(c, 'verkehr', vorgang, 'Uebergabe')).toMatchObject({
      format: 'verkehr-uebergabe/1',
      entscheidung: { weg: 'person', person: 'sb-1' },
      zahlungen: [{ von: '2025-06-15', bis: '2026-06-14', betrag: '120.00' }],
    })
  })
})

describe('the release for automatic decisions', () => {
  it('was refused at the first start: it is in force as a proposal only', async () => {
    const { steuerung } = await c.platform.regelwerke.stand.readNow('bewohnerparkausweis')
    expect(steuerung).toMatchObject({ assistiert: true })
    expect((await c.platform.regelwerke.stand.readNow('hundesteuer')).steuerung.assistiert).toBe(false)
  })
  it('is refused by the command line, with both reasons', async () => {
    const ordner = join(pfadeOf('.').rules, 'bewohnerparkausweis')
    const { print } = await weiche(c, 'freigeben', 'bewohnerparkausweis', '--von', ordner)
    expect(print).toMatch(/nur assistiert/)
    expect(print).toMatch(/keine Vorschrift, die eine automatische Entscheidung erlaubt/)
    expect(print).toMatch(/Ermessen auszuüben/)
  })
})
