import type { Lage } from '@weiche/regelwerk'
import type { Lesung } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import type { Katalog, KatalogEintrag } from './katalog.ts'
import { pruefeNachweise } from './pruefen.ts'

const rente: KatalogEintrag = {
  id: 'rentenbescheid',
  code: 'T-NW-001',
  titel: 'Rentenbescheid',
  norm: '§ 60 SGB I',
  lesen: { felder: [{ id: 'rente', typ: 'betrag', label: ['Bruttorente'], wo: ['rechts'] }] },
  vergleiche: [{ feld: 'rente', art: 'prozent', mit: 'einkunft.betragMonat', toleranz: '1' }],
}
const titel: KatalogEintrag = {
  id: 'aufenthaltstitel',
  code: 'T-NW-002',
  titel: 'Aufenthaltstitel',
  norm: '§ 60 SGB I',
}
const lage: Lage = { angaben: {}, eingangsdatum: '2025-06-01', entscheidungsdatum: '2025-06-01' }

type Fall = { bedarf?: 'ja' | 'offen' | 'nein'; angabe?: string; offen?: string[] }
const pruefe = (lesungen: Lesung[], { bedarf = 'ja', angabe = '1000.00', offen }: Fall = {}) => {
  const nachweise: Katalog = {
    liste: [rente, titel],
    benoetigt: () => (bedarf === 'nein' ? [] : [{ nachweis: rente, betrifft: 'm1.e1', bedarf, offen: [] }]),
    vergleichswert: () => (offen ? { bekannt: false, offen } : { bekannt: true, wert: angabe }),
  }
  const { vergleiche, punkte } = pruefeNachweise({ nachweise }, lage, lesungen)
  return { vergleiche, punkte, arten: punkte.map((p) => p.art) }
}
const lesung = (felder: Record<string, string>, more: Partial<Lesung> = {}): Lesung => ({
  anlageId: 'a1',
  art: 'rentenbescheid',
  betrifft: 'm1.e1',
  gelesen: true,
  grund: '',
  felder,
  ...more,
})

describe('a needed Nachweis', () => {
  test('that was read and agrees leaves nothing open', () => {
    const { vergleiche, punkte } = pruefe([lesung({ rente: '1000.00' })])
    expect(punkte).toEqual([])
    expect(vergleiche).toEqual([
      {
        anlageId: 'a1',
        nachweis: 'rentenbescheid',
        feld: 'rente',
        gelesen: '1000.00',
        angabe: '1000.00',
        toleranz: '1 %',
        stimmt: true,
      },
    ])
  })
  test('that is absent is missing', () => {
    expect(pruefe([]).punkte).toMatchObject([
      { art: 'nachweis-fehlt', code: 'T-NW-001', betrifft: 'm1.e1', anlageId: '' },
    ])
  })
  test('that belongs to somebody else is missing, and the document unasked for', () => {
    expect(pruefe([lesung({ rente: '1000.00' }, { betrifft: 'm2.e1' })]).arten).toEqual([
      'nachweis-fehlt',
      'nachweis-ungefragt',
    ])
  })
  test('that was not read stays unread and says why', () => {
    const { punkte } = pruefe([lesung({}, { gelesen: false, grund: 'label-mehrfach:rente' })])
    expect(punkte).toMatchObject([{ art: 'nachweis-ungelesen', anlageId: 'a1' }])
    expect(punkte[0]!.text).toContain('mehrfach vor: „Bruttorente“.')
  })
  test('whose sum is off contradicts, and the comparison is in the trace', () => {
    const { vergleiche, punkte } = pruefe([lesung({ rente: '1020.00' })])
    expect(vergleiche).toMatchObject([{ gelesen: '1020.00', stimmt: false }])
    expect(punkte).toMatchObject([{ art: 'nachweis-widerspruch', anlageId: 'a1' }])
    expect(punkte[0]!.text).not.toContain('1020')
  })
  test('that came twice with different content contradicts, even when each is close enough', () => {
    const zweite = lesung({ rente: '1005.00' }, { anlageId: 'a2' })
    expect(pruefe([lesung({ rente: '1000.00' }), zweite]).arten).toEqual(['nachweis-widerspruch'])
  })
  test('that came twice alike is fine', () => {
    expect(pruefe([lesung({ rente: '1000.00' }), lesung({ rente: '1000.00' }, { anlageId: 'a2' })]).arten).toEqual([])
  })
  test('is not settled by a good copy beside an unreadable one', () => {
    const scan = lesung({}, { anlageId: 'a2', gelesen: false, grund: 'kein-text' })
    expect(pruefe([lesung({ rente: '1000.00' }), scan]).arten).toEqual(['nachweis-ungelesen'])
  })
})

describe('when the Angabe is unknown', () => {
  test('it is asked for, because without it the document proves nothing', () => {
    const { vergleiche, punkte } = pruefe([lesung({ rente: '1000.00' })], { offen: ['a.b', 'a.b'] })
    expect(vergleiche).toMatchObject([{ angabe: '', stimmt: false }])
    expect(punkte).toMatchObject([{ art: 'angabe-fehlt', gegenstand: 'a.b' }])
  })
  test('and there is nothing to ask for, a person looks', () => {
    expect(pruefe([lesung({ rente: '1000.00' })], { offen: ['tabelle()'] }).arten).toEqual(['nachweis-widerspruch'])
  })
  test('that decides about the need, nothing is asked for yet', () => {
    expect(pruefe([], { bedarf: 'offen' }).arten).toEqual([])
  })
})

describe('a document nobody asked for', () => {
  test.each([
    ['of a kind not needed', 'rentenbescheid', 'T-NW-001'],
    ['of a kind that is never read', 'aufenthaltstitel', 'T-NW-002'],
    ['of an unknown kind', 'kassenzettel', 'nachweis-ungefragt'],
  ])('%s brings a person', (_, art, code) => {
    expect(pruefe([lesung({}, { art })], { bedarf: 'nein' }).punkte).toMatchObject([
      { art: 'nachweis-ungefragt', code },
    ])
  })
})
