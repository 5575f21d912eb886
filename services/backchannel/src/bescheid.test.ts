import type { Bescheid } from '@weiche/dokumente'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { entschieden, geprueft } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'
import { wohngeld } from '../test/wohngeld.ts'
import { bescheidDaten } from './bescheid-daten.ts'

const name = `Bescheid_${e.testVorgangId}_5`
const textOf = (value: unknown) => JSON.stringify(value)

describe('what the Bescheid says', () => {
  const daten = (teil: Parameters<typeof entschieden>[1] = {}): Bescheid =>
    bescheidDaten(e.gegeben(...geprueft, [entschieden(1, teil)]), wohngeld, '2025-06-01', {
      'haushalt.mitglieder[m1].ausgeschlossen': false,
      'haushalt.mitglieder[m2].ausgeschlossen': true,
    })

  test('a grant names amounts per span, figures, duties, remedy, and that a machine decided', () => {
    const d = daten()
    expect(d.betraege).toEqual([
      { von: '2024-11-01', bis: '2024-12-31', betrag: '101.00' },
      { von: '2025-01-01', bis: '2025-10-31', betrag: '1135.00' },
    ])
    expect(textOf(d.ergebnis)).toContain('1. November 2024')
    expect(d.kenngroessen.map((z) => z.wert)).toEqual(['520,00\u00a0€', '1.797,50\u00a0€'])
    expect(textOf(d.pflichten)).toContain('442,00')
    expect(textOf(d.rechtsbehelf)).toContain('Widerspruch')
    expect(textOf(d.rechtsbehelf)).toContain('Rathausplatz 1, 24999 Beispielhausen')
    expect(textOf(d.automatik)).toContain('§ 31a SGB X')
    const schritt = d.berechnung[1]!.zeilen.find((z) => z.titel.startsWith('Rechenschritt z1'))
    expect(schritt).toMatchObject({ wert: '0,3814203100', norm: '§ 19 Abs. 1, Anlage 3 Nr. 2 WoGG' })
    expect(d.hinweise.map((h) => h.titel)).toContain('Wenn Sie weiter Wohngeld brauchen')
    expect(d.bezug).toBe('Ihr Antrag vom 1. Juni 2025')
    expect(d.aufstellung.zeilen).toEqual([
      { name: 'Jördis Weiß', angabe: 'wird berücksichtigt' },
      { name: 'Çağla Weiß', angabe: 'wird nicht berücksichtigt' },
    ])
  })
  test('a refusal has reasons and remedy, but neither amounts nor duties', () => {
    const d = daten({ ausgang: 'ablehnung' })
    expect([d.betraege, d.zahlung, d.pflichten, d.kenngroessen, d.berechnung]).toEqual([[], [], [], [], []])
    expect(textOf(d.ergebnis)).toContain('kein Wohngeld')
    expect(d.gruende).toHaveLength(1)
    expect(d.rechtsbehelf).not.toEqual([])
  })
  test('a decision by a person says nothing of a machine, and own amounts point to the reasons', () => {
    const d = daten({ weg: 'person', eigene: true })
    expect(d.automatik).toEqual([])
    expect(textOf(d.pflichten)).toContain('dem Wert in der Begründung')
  })
  test('an automatic decision with a hole in its figures is a fault, never a letter', () => {
    expect(() => daten({ weg: 'dunkel', eigene: true })).toThrow('Platzhalter')
  })
  test('no letter leaves a placeholder open', () => {
    for (const teil of [{}, { ausgang: 'ablehnung' }, { weg: 'person' }, { weg: 'person', eigene: true }] as const)
      expect(textOf(daten(teil))).not.toContain('{{')
  })
})

describe('from the decision to the letter', () => {
  test('one Bescheid, one letter, one evidence, dated by the day it really left', async () => {
    const u = await createUmgebung([...geprueft, [entschieden(1)]])
    await u.wake('backchannel.erstelle')
    u.clock.now = new Date('2025-06-03T10:00:00Z')
    await u.settle()
    expect(await u.letters()).toEqual([`${name}.json`, `${name}.pdf`])
    const v = await u.fold()
    expect(v.versand?.fakten).toMatchObject({ aufgabe: '2025-06-03', effekt: name, bescheid: v.bescheid!.id })
    expect(await u.job(`${name}.json`)).toMatchObject({
      datum: '2025-06-03',
      empfaenger: ['Jördis Weiß', 'Straße des Friedens 17', '24999 Beispielhausen'],
      metadaten: { aktenzeichen: '50.1-2025-1', frist: { art: 'rechtsbehelf', datum: '2025-07-07' } },
    })
    expect(await u.letter(`${name}.pdf`)).toMatchObject({ art: 'bescheid', datum: '2025-06-01', abschrift: false })
  })

  test('a Nachreichung while the Bescheid is rendered: the decision is stale, there is no Bescheid', async () => {
    let late = async (): Promise<void> => undefined
    const renderer = {
      render: async () => {
        await late()
        return Buffer.from('%PDF')
      },
    }
    const u = await createUmgebung([...geprueft, [entschieden(1)]], renderer)
    late = async () => {
      late = async () => undefined
      await u.append(e.nachgereicht())
    }
    await u.settle()
    expect(await u.types()).not.toContain('bescheid.erstellt')
    expect(await u.letters()).toEqual([])
  })

  test('a Nachreichung after the Bescheid was ordered: it is sent as ordered, to the old address', async () => {
    const u = await createUmgebung([...geprueft, [entschieden(1)]])
    await u.wake('backchannel.erstelle')
    await u.append(e.nachgereicht({ 'antragsteller.strasse': 'Neue Straße' }))
    await u.append(e.geprueft(6, { angaben: { antragsteller: { strasse: 'Neue Straße' } } }))
    await u.wake('backchannel.versende')
    expect(await u.job(`${name}.json`)).toMatchObject({
      empfaenger: ['Jördis Weiß', 'Straße des Friedens 17', '24999 Beispielhausen'],
    })
    expect((await u.fold()).versand).toBeDefined()
  })

  test('a copy is made of the state that was decided, and marked as Abschrift', async () => {
    const u = await createUmgebung([...geprueft, [entschieden(1)]])
    await u.settle()
    await u.append(e.nachgereicht({ 'antragsteller.vorname': 'Anders' }))
    const v = await u.fold()
    const copy = JSON.parse(String(await u.service.renderDokument(v, { art: 'bescheid', ereignis: v.bescheid!.id })))
    expect(copy).toEqual({ ...(await u.letter(`${name}.pdf`)), abschrift: true })
  })
})
