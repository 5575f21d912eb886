import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVorgangsId } from '@weiche/vorgang'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Eingereicht, fold, reicheEin, reicheNach } from './aktionen.ts'
import { weiche as befehl, type Gesagt } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-erklaerung-'))
const datei = join(ordner, 'quittung.json')

let c: Constellation
let bewilligt: Eingereicht
let abgelehnt: Eingereicht
let ergaenzt: Eingereicht
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', eigeneDatenbank: true })
  bewilligt = await reicheEin(c, fall(c, 'e1'))
  abgelehnt = await reicheEin(c, fall(c, 'e11'))
  ergaenzt = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
  await reicheNach(c, ergaenzt, { angaben: { 'wohnung.heizkosten': '70.00' } })
})
afterAll(async () => {
  await c?.stop()
  rmSync(ordner, { recursive: true, force: true })
})

const weiche = (...argv: string[]): Promise<Gesagt> => befehl(c, ...argv)
const als = ['--person', 'sb-7']
const zugriffe = () => c.platform.databases.log.collection('zugriffe').find({ person: 'sb-7' }).toArray()

describe('weiche erklaeren', () => {
  it('asks who reads, and notes it before it shows anything', async () => {
    expect(await weiche('erklaeren', bewilligt.vorgangId)).toMatchObject({
      endwert: 2,
      say: expect.stringContaining('--person'),
    })
    expect(await zugriffe()).toEqual([])
    expect((await weiche('erklaeren', bewilligt.vorgangId, ...als)).endwert).toBe(0)
    expect(await zugriffe()).toMatchObject([{ aktion: 'vorgang.erklaert', vorgangIds: [bewilligt.vorgangId] }])
  })

  it('shows outcome, three dates, the way of the calculation and what would have changed it', async () => {
    const { print } = await weiche('erklaeren', bewilligt.vorgangId, ...als)
    expect(print).toContain('Es besteht ein Anspruch.')
    expect(print).toMatch(/Recht: +Fassung ab 1\. Januar 2025/)
    expect(print).toMatch(/Tatsachen: +Eingang 1\. Juni 2025/)
    expect(print).toMatch(/Wirkung: +1\. Juni 2025 bis 31\. Mai 2026/)
    expect(print).toMatch(/Mietenstufe: \d/)
    expect(print).toMatch(/Mit [\d.,]+\s€ weniger bei .* wäre es mehr: 111,00\s€ im Monat/)
  })

  it('gives the reasons of a refusal in every register', async () => {
    const { entscheidung } = await fold(c, abgelehnt)
    expect(entscheidung?.fakten.ausgang).toBe('ablehnung')
    const [fachlich, einfach, leicht] = await Promise.all(
      ['--fachlich', '--einfach', '--leicht'].map((r) => weiche('erklaeren', abgelehnt.vorgangId, r, ...als)),
    )
    expect(fachlich!.print).toContain(`${entscheidung!.fakten.codes[0]}`)
    expect(fachlich!.print).toMatch(/\[Antrag vom 1\. Juni 2025(, belegt durch .*)?\]/)
    expect(einfach!.print).not.toContain(entscheidung!.fakten.codes[0])
    expect(new Set([fachlich!.print, einfach!.print, leicht!.print]).size).toBe(3)
    expect(fachlich!.print).toMatch(/weniger bei .* gäbe es einen Anspruch/)
  })

  it('says of each Angabe where it came from', async () => {
    const { print } = await weiche('erklaeren', ergaenzt.vorgangId, '--json', ...als)
    expect(JSON.parse(print)).toMatchObject({ ausgang: 'bewilligung', daten: { tatsachen: { eingang: '2025-06-01' } } })
  })

  it.each([
    ['ABC', 'keine Vorgangs-ID'],
    [formatVorgangsId(new Uint8Array(16)), 'gibt es in dieser Installation nicht'],
  ])('of %s says what is wrong', async (name, text) => {
    const gesagt = await weiche('erklaeren', name, ...als)
    expect(gesagt.endwert).toBe(2)
    expect(gesagt.say).toContain(text)
  })
})

describe('weiche quittung and weiche nachrechnen', () => {
  it('compute the same bytes again, from the Vorgang and from the receipt in a file', async () => {
    expect(await weiche('quittung', bewilligt.vorgangId, '--datei', datei, ...als)).toMatchObject({ endwert: 0 })
    const { quittung } = JSON.parse(readFileSync(datei, 'utf8'))
    expect(quittung).toMatchObject({ ausgang: 'bewilligung', entscheidungsdatum: '2025-06-01' })
    expect(Object.keys(quittung.dateien)).toContain('fassungen/2025-01-01/parameter.json')
    for (const was of [bewilligt.vorgangId, abgelehnt.vorgangId, ergaenzt.vorgangId, datei])
      expect(await weiche('nachrechnen', was, ...als)).toMatchObject({
        endwert: 0,
        print: expect.stringContaining('Byte für Byte'),
      })
  })

  it('name what was changed in a receipt', async () => {
    const anders = join(ordner, 'anders.json')
    writeFileSync(anders, readFileSync(datei, 'utf8').replace('"bewilligung"', '"ablehnung"'))
    expect(await weiche('nachrechnen', anders, ...als)).toMatchObject({
      endwert: 1,
      say: expect.stringContaining('verändert sind ausgang'),
    })
    writeFileSync(anders, '{ "format": ')
    expect(await weiche('nachrechnen', anders, ...als)).toMatchObject({ endwert: 2 })
  })

  it('move a decision on two time axes and say which one makes the difference', async () => {
    const recht = await weiche('nachrechnen', bewilligt.vorgangId, '--stichtag', '2024-06-01', ...als)
    expect(recht.print).toContain('Der Unterschied kommt vom Recht')
    const wissen = await weiche('nachrechnen', bewilligt.vorgangId, '--ausgabe', 'aktuell', ...als)
    expect(wissen.print).toContain('Es bleibt dabei')
    expect(await weiche('nachrechnen', bewilligt.vorgangId, '--stichtag', '2025-02-30', ...als)).toMatchObject({
      endwert: 2,
    })
    expect(await weiche('nachrechnen', bewilligt.vorgangId, '--ausgabe', 'ffffffff', ...als)).toMatchObject({
      endwert: 2,
    })
  })
})

describe('weiche betroffen', () => {
  const treffer = async (...argv: string[]) => {
    const { print } = await weiche('betroffen', '--json', ...argv, ...als)
    return print === '' ? [] : print.split('\n').map((zeile) => JSON.parse(zeile))
  }
  it('finds where a rule applied, and where its not applying carried the decision', async () => {
    const alle = await treffer('--regel', 'WOG-HO-001')
    const von = (v: Eingereicht) => alle.filter((t) => t.vorgangId === v.vorgangId)
    expect(von(abgelehnt)).toMatchObject([{ regel: 'trifft zu', weg: 'automatisch: ablehnung', stand: 'gilt' }])
    expect(von(bewilligt)).toMatchObject([{ regel: 'trifft nicht zu', weg: 'automatisch: bewilligung', stand: 'gilt' }])
    expect(von(ergaenzt).map((t) => [t.weg, t.stand])).toEqual([
      ['Nachforderung', 'überholt'],
      ['automatisch: bewilligung', 'gilt'],
    ])
    expect(await treffer('--regel', 'WOG-HO-001', '--nur-zutreffend')).toMatchObject([
      { vorgangId: abgelehnt.vorgangId },
    ])
  })
  it('leaves out what it could not have changed', async () => {
    const alle = await treffer('--regel', 'WOG-AN-001')
    expect(alle.map((t) => t.vorgangId)).not.toContain(abgelehnt.vorgangId)
  })
  it('narrows to a Fassung, and knows what does not exist', async () => {
    expect(await treffer('--regel', 'WOG-HO-001', '--fassung', '2023-01-01')).toEqual([])
    expect(await weiche('betroffen', '--regel', 'WOG-XX-999', ...als)).toMatchObject({
      endwert: 2,
      say: expect.stringContaining('„WOG-XX-999“ gibt es in den gesuchten Ausgaben nicht'),
    })
    const tabelle = await weiche('betroffen', '--regel', 'WOG-HO-001', ...als)
    expect(tabelle.print.split('\n')).toHaveLength(5)
    expect(tabelle.say).toContain('1 × trifft zu')
  })
  it('notes whose cases were shown to whom', async () => {
    const gesehen = (await zugriffe()).filter((z) => z['aktion'] === 'betroffene.gesucht')
    expect(gesehen.flatMap((z) => z['vorgangIds'])).toContain(abgelehnt.vorgangId)
  })
})
