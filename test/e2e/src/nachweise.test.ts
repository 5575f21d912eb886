import { musterScan } from '@weiche/musterdokumente'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold, lies, reicheEin, status } from './aktionen.ts'
import { dateien } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { type Anlage, type Fall, fall, mitAnlage } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
})
afterAll(() => c?.stop())

const UNGELESEN = 'AS-NACHWEIS-UNGELESEN'
const WIDERSPRUCH = 'AS-NACHWEIS-WIDERSPRUCH'
const UNGEFRAGT = 'AS-NACHWEIS-UNGEFRAGT'
/** A pension of 1,300 EUR a month, changed in how it is proven only. */
const mitRente = (change: Partial<Anlage>) => mitAnlage(fall(c, 'e1'), 'rentenbescheid', change)
const dazu = (anlage: Anlage): Fall => {
  const f = fall(c, 'e1')
  return { ...f, anlagen: [...f.anlagen, anlage] }
}
const rente = (more: Partial<Anlage>): Anlage => ({
  art: 'rentenbescheid',
  betrifft: 'm1.e1',
  layout: 'brief',
  ...more,
})

describe('a case with everything there is decided dark, but not when', () => {
  const stories: [what: string, make: () => Fall | Promise<Fall>, code: string, punkt: string][] = [
    [
      'the pension notice is the right document of another person',
      () => mitRente({ abweichung: { name: 'Heinz Weber', geburtsdatum: '02.04.1949' } }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'the pension notice belongs to another person of the same name',
      () => mitRente({ abweichung: { geburtsdatum: '02.04.1949' } }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'the pension notice is six years old',
      () => mitRente({ stichtag: '2019-06-01' }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'the pension is 2 % higher than stated',
      () => mitRente({ abweichung: { bruttorente: '1.326,00 EUR' } }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'the rent is 2 % lower than stated',
      () => mitAnlage(fall(c, 'e1'), 'mietbescheinigung', { abweichung: { bruttokaltmiete: '328,30 EUR' } }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'two more people are registered in the flat',
      () =>
        mitAnlage(fall(c, 'e1'), 'meldebescheinigung', {
          layout: 'formular',
          abweichung: { personen: 'Helga Brandt\nUwe Brandt\nIna Brandt' },
        }),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'a second pension notice contradicts the first',
      () => dazu(rente({ abweichung: { bruttorente: '1.340,00 EUR' } })),
      WIDERSPRUCH,
      'nachweis-widerspruch',
    ],
    [
      'the pension notice is a scan without text',
      () => mitRente({ bytes: musterScan() }),
      UNGELESEN,
      'nachweis-ungelesen',
    ],
    [
      'the pension notice is a photograph',
      () => mitRente({ bytes: onePixel(), dateiname: 'rente.png' }),
      UNGELESEN,
      'nachweis-ungelesen',
    ],
    [
      'another document lies under the name of the pension notice',
      async () => {
        const f = fall(c, 'e1')
        return mitAnlage(f, 'rentenbescheid', { bytes: await c.renderAnlage(f.anlagen[0]!, f) })
      },
      UNGELESEN,
      'nachweis-ungelesen',
    ],
    [
      'a document lies there that nobody asked for',
      () => dazu({ art: 'sonstiges', betrifft: '', layout: 'formular', bytes: musterScan() }),
      UNGEFRAGT,
      'nachweis-ungefragt',
    ],
    [
      'a proof lies there that fits no statement of the Antrag',
      () =>
        dazu({
          art: 'schwerbehindertenausweis',
          betrifft: 'm1',
          layout: 'formular',
          abweichung: { gdb: '100' },
        }),
      UNGEFRAGT,
      'nachweis-ungefragt',
    ],
  ]

  it.each(stories)('%s', async (_what, make, code, punkt) => {
    const vorgang = await reicheEin(c, await make())
    const { entscheidung, bescheid, pruefung, auswertung } = await fold(c, vorgang)
    expect(entscheidung).toBeUndefined()
    expect(bescheid).toBeUndefined()
    expect(pruefung?.inhalt.punkte.map((p) => p.art)).toContain(punkt)
    expect(auswertung?.fakten.gates).toContainEqual(expect.objectContaining({ code, klar: false, geklaertVon: '' }))
    const ansicht = await lies(c, vorgang.vorgangId)
    expect(ansicht).toMatchObject({ stand: 'bei-person', aussteuerungen: [{ codes: [code], anlass: 'fachlich' }] })
    // The person sees what the rules would grant, and what was compared.
    expect(ansicht.auswertung.abschnitte).toMatchObject([{ betrag: '110.00' }])
    if (code === WIDERSPRUCH) expect(ansicht.vergleiche.some((v: { stimmt: boolean }) => !v.stimmt)).toBe(true)
    expect(await status(c, vorgang)).toMatchObject({ status: 'in Pruefung', amZug: 'Behörde' })
    for (const ziel of ['brief', 'soziales', 'eakte'] as const) expect(dateien(c, ziel, vorgang)).toEqual([])
  })

  it('while sums within one percent are no contradiction', async () => {
    const vorgang = await reicheEin(c, mitRente({ abweichung: { bruttorente: '1.312,00 EUR' } }))
    const { entscheidung } = await fold(c, vorgang)
    // Decided on what was stated; the proof only has to bear it out.
    expect(entscheidung).toMatchObject({ fakten: { weg: 'dunkel' }, inhalt: { abschnitte: [{ betrag: '110.00' }] } })
  })
})

describe('at the door', () => {
  it('a text file is no document that can be read, and nothing of it is kept', async () => {
    const before = await c.platform.projektion.lage()
    const answer = await c.http
      .post('/antraege/wohngeld')
      .field('antrag', JSON.stringify(fall(c, 'e1').antrag), { contentType: 'application/json' })
      .attach('anlage:rentenbescheid:m1.e1', Buffer.from('Rente 1300 EUR'), 'rente.txt')
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ type: 'urn:weiche:problem:anlage-abgelehnt' })
    expect(answer.body.errors[0].pointer).toBe('part:anlage:rentenbescheid:m1.e1')
    await c.quiet()
    expect((await c.platform.projektion.lage()).gesamt).toBe(before.gesamt)
  })
})

function onePixel(): Uint8Array {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.from(png, 'base64')
}
