import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { text } from '../auskunft/text.ts'
import { zustaendigkeit } from '../auskunft/zustaendigkeit.ts'
import { fehlerBei, paketMit } from '../pruefstand/test-paket.ts'

const schein = {
  id: 'lohnschein',
  code: 'PRO-NW-001',
  titel: 'Lohnschein',
  je: 'kinder.jobs',
  als: ['kind', 'job'],
  wenn: 'job.lohn > 0 and kind.alter >= 16',
  norm: '§ 60 SGB I',
  text: 'grund',
  lesen: {
    felder: [
      { id: 'lohn', typ: 'betrag', label: ['Lohn'], wo: ['rechts'] },
      { id: 'name', typ: 'name', label: ['Name'], wo: ['rechts'] },
      { id: 'von', typ: 'datum', label: ['von'], wo: ['rechts'] },
      { id: 'namen', typ: 'namen', label: ['Kinder'], wo: ['darunter'] },
    ],
  },
  vergleiche: [
    { feld: 'lohn', art: 'prozent', mit: '12 * job.lohn', toleranz: '1' },
    { feld: 'name', art: 'name', mit: 'kind.name' },
    { feld: 'von', art: 'zeitraum-monate', bisFeld: 'von', toleranz: '12' },
    { feld: 'namen', art: 'namen', mit: 'for k in kinder return k.name' },
  ],
}
const mietvertrag = {
  id: 'mietvertrag',
  code: 'PRO-NW-002',
  titel: 'Mietvertrag',
  wenn: 'art = "miete"',
  norm: '§ 60 SGB I',
  text: 'grund',
}
const mit = (...nachweise: object[]) => ({ 'nachweise.json': { nachweise } })
const katalog = paketMit({ ersetzt: mit(schein, mietvertrag) }).nachweise
const angaben: Angaben = {
  art: 'miete',
  kinder: [
    { id: 'k1', name: 'Ada', alter: 17, jobs: [{ id: 'j1', lohn: '100.10' }, { id: 'j2' }] },
    { id: 'k2', name: 'Ben', alter: 3, jobs: [{ id: 'j1', lohn: '5' }] },
    { id: 'k3' },
  ],
}
const lage = (a: Angaben) => ({ angaben: a, eingangsdatum: '2025-02-03', entscheidungsdatum: '2025-02-03' })

describe('the catalogue of Nachweise', () => {
  test('says what is needed, for which item, and what is not known yet', () => {
    expect(katalog.benoetigt(lage(angaben)).map((b) => [b.nachweis.id, b.betrifft, b.bedarf, b.offen])).toEqual([
      ['lohnschein', 'k1.j1', 'ja', []],
      ['lohnschein', 'k1.j2', 'offen', ['kinder[k1].jobs[j2].lohn']],
      ['lohnschein', '', 'offen', ['kinder[k3].jobs']],
      ['mietvertrag', '', 'ja', []],
    ])
    expect(katalog.benoetigt(lage({})).map((b) => [b.nachweis.id, b.bedarf, b.offen])).toEqual([
      ['lohnschein', 'offen', ['kinder']],
      ['mietvertrag', 'offen', ['art']],
    ])
    expect(katalog.benoetigt(lage({ art: 'eigentum', kinder: [] }))).toEqual([])
  })
  test('computes the value to compare with, exactly and for the item', () => {
    expect(katalog.vergleichswert(lage(angaben), 'lohnschein', 0, 'k1.j1')).toEqual({ bekannt: true, wert: '1201.2' })
    expect(katalog.vergleichswert(lage(angaben), 'lohnschein', 1, 'k2.j1')).toEqual({ bekannt: true, wert: 'Ben' })
    expect(katalog.vergleichswert(lage(angaben), 'lohnschein', 0, 'k1.j2')).toEqual({
      bekannt: false,
      offen: ['kinder[k1].jobs[j2].lohn'],
    })
    expect(katalog.vergleichswert(lage(angaben), 'lohnschein', 3, 'k1.j1')).toEqual({
      bekannt: false,
      offen: ['kinder[k3].name'],
    })
  })
  test('takes a comparison that is not there as the bug it is', () => {
    expect(() => katalog.vergleichswert(lage(angaben), 'lohnschein', 2, 'k1.j1')).toThrow('keinen Vergleich')
    expect(() => katalog.vergleichswert(lage(angaben), 'lohnschein', 0, 'k9.j1')).toThrow('„k9.j1“ gibt es nicht')
  })
  test.each<[string, object, string, string]>([
    ['wenn', { wenn: 'job.lohn' }, '.wenn', 'Das Ergebnis ist eine Zahl, gebraucht wird ja/nein.'],
    ['text', { text: 'weg' }, '.text', 'Den Text „weg“ gibt es nicht. Bitte texte/weg.md anlegen.'],
    [
      'field',
      { vergleiche: [{ feld: 'x', art: 'gleich', mit: '1' }] },
      '.vergleiche[0].feld',
      'Das Feld „x“ wird nicht gelesen. Bitte unter lesen.felder ergänzen.',
    ],
    [
      'kind of comparison',
      { vergleiche: [{ feld: 'name', art: 'prozent', mit: 'kind.name', toleranz: '1' }] },
      '.vergleiche[0].art',
      '„prozent“ vergleicht betrag, ganzzahl; „name“ ist name.',
    ],
    [
      'type',
      { vergleiche: [{ feld: 'lohn', art: 'gleich', mit: 'kind.name' }] },
      '.vergleiche[0].mit',
      'Das Ergebnis ist ein Text, gebraucht wird eine Zahl.',
    ],
    [
      'toleranz',
      { vergleiche: [{ feld: 'lohn', art: 'prozent', mit: 'job.lohn' }] },
      '.vergleiche[0].toleranz',
      '„toleranz“ fehlt: „prozent“ braucht sie.',
    ],
    [
      'mit',
      { vergleiche: [{ feld: 'lohn', art: 'gleich' }] },
      '.vergleiche[0].mit',
      '„mit“ fehlt: der Ausdruck, mit dem verglichen wird.',
    ],
    [
      'code',
      { code: 'PRO-AN-000' },
      '.code',
      'Der Code „PRO-AN-000“ ist schon vergeben. Codes werden nie zweimal benutzt.',
    ],
  ])('is refused with a fault in %s', (_, mehr, pfad, meldung) => {
    expect(fehlerBei(mit({ ...schein, ...mehr }))).toEqual([
      { datei: 'nachweise.json', pfad: `nachweise[0]${pfad}`, text: meldung },
    ])
  })
})

describe('Zustaendigkeit', () => {
  const ziel = (team: string) => ({ organisationseinheit: 'Amt', team, fachverfahren: 'fv', aktenplan: '1' })
  const paket = paketMit({
    ersetzt: {
      'zustaendigkeit.json': {
        regeln: [
          { wenn: 'art = "miete" and personen > 5', ...ziel('groß') },
          { wenn: 'art in ("miete", "eigentum")', ...ziel('alle') },
        ],
        sonst: { code: 'PRO-ZU-001', ...ziel('Eingang') },
      },
    },
  })
  test.each([
    [{ art: 'miete', personen: 6 }, 'groß', []],
    [{ art: 'eigentum', personen: 6 }, 'alle', []],
    [{ art: 'miete' }, 'alle', []],
    [{}, 'Eingang', ['PRO-ZU-001']],
  ])('%j -> %s', (a, team, codes) => {
    expect(zustaendigkeit(paket, a as Angaben)).toEqual({ ...ziel(team), codes })
  })
})

test('a text block is filled, and one with a hole never leaves', () => {
  const paket = paketMit({ ersetzt: { 'texte/brief.md': 'Sie bekommen {{ betrag }} ab {{von}}.' } })
  expect(text(paket, 'brief', { betrag: '$& 5', von: 'heute' })).toBe('Sie bekommen $& 5 ab heute.')
  expect(() => text(paket, 'brief', { betrag: '5' })).toThrow('Der Platzhalter „{{von}}“ hat keinen Wert.')
  expect(() => text(paket, 'fehlt', {})).toThrow('Den Text „fehlt“ gibt es in „probe“ nicht.')
})
