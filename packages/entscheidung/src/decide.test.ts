import type { Bewertung } from '@weiche/regelwerk'
import { type Ereignis, keineSteuerung } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { decideAntrag, type Entscheidungslage } from './decide.ts'
import { gates } from './gates/all.ts'

const bewilligt: Omit<Bewertung, 'spuren'> = {
  ausgang: 'bewilligung',
  abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110' }],
  treffer: [],
  offeneRegeln: [],
  offen: [],
  fassungen: ['2025-01-01'],
  engine: 'test',
}
const angaben = { schutz: { adresse: false, betreuung: false } }
const line = (teile = {}, zuordnungscodes: string[] = []) => [
  [e.eingegangen(angaben)],
  [e.geprueft(1, teile)],
  [e.zugeordnet(1, zuordnungscodes)],
]
const punkt = (art: string) => ({
  code: 'WOG-NW-001',
  art,
  gegenstand: 'rentenbescheid',
  betrifft: 'm1',
  anlageId: '',
  norm: '§ 60 SGB I',
  text: 'Rentenbescheid',
})
const regel = { phase: 'aussteuerung', art: 'aussteuerung', titel: 'Mischhaushalt', norm: '§ 7 WoGG' } as const
const treffer = { ...regel, code: 'WOG-AS-001', text: 't', gegenstand: '', fassung: '2025-01-01', abschnitt: 0 }
const forderung = (gegenstand: string) => ({ ...e.posten(gegenstand, ''), code: 'WOG-NW-001' })

function lage(change: Partial<Entscheidungslage> = {}): Entscheidungslage {
  return {
    vorgang: e.gegeben(...line()),
    auswertung: bewilligt,
    automatik: {
      norm: '§ 31a SGB X',
      ermessen: false,
      geprueftBis: '2026-12-31',
      stichprobe: '0.02',
      nachholung: '§ 67 SGB I',
      hasFreitext: () => false,
      schutzadresse: 'schutz.adresse',
      betreuung: 'schutz.betreuung',
    },
    steuerung: keineSteuerung,
    los: 0.5,
    zweitrechnung: [],
    heute: '2025-06-02',
    forderungen: [],
    frist: '2025-06-30',
    ausgabe: 'a1',
    dateien: {
      'leistung.json': 'h1',
      'texte/x.md': 'h2',
      'fassungen/2025-01-01/p.json': 'h3',
      'fassungen/2027-01-01/p.json': 'h4',
    },
    angabenHmac: 'x',
    spurHmac: 'y',
    gruende: [],
    spur: [null],
    berechnung: [[]],
    ...change,
  }
}
const weg = (events: Ereignis[]) => events[1]!
const codes = (events: Ereignis[]) => (weg(events).fakten as { codes: string[] }).codes

const vonPerson = e.nachgefordert(1, '2025-06-30', ['rentenbescheid'], '', { von: 'person' })
const nachgereicht = e.nachgereicht({}, '', [e.anlage('a1', 'rentenbescheid')])
const halt = (klasse: string) => ({ klasse, grund: 'Fehler', seq: 3 })

const nachVersagung = e.gegeben(
  ...line(),
  [e.nachgefordert(1, '2025-06-30')],
  [e.versagt(1, 4)],
  [e.bescheid(1, 5)],
  [e.nachgereicht()],
  [e.geprueft(7)],
  [e.zugeordnet(7)],
)

/** For each gate a case that only this gate stops. */
const stopped: Record<string, Partial<Entscheidungslage>> = {
  norm: { automatik: { ...lage().automatik, norm: '' } },
  ermessen: { automatik: { ...lage().automatik, ermessen: true } },
  'geprueft-bis': { heute: '2027-01-01' },
  zustaendigkeit: { vorgang: e.gegeben(...line({}, ['WOG-ZU-001'])) },
  antwort: {
    vorgang: e.gegeben(...line(), [vonPerson], [nachgereicht], [e.geprueft(5)], [e.zugeordnet(5)]),
  },
  'forderung-erlassen': {
    vorgang: e.gegeben(...line(), [e.nachgefordert(1, '2025-06-30')], [e.aufgehoben(1, ['p1'], 'verzicht')]),
  },
  nachholung: { vorgang: nachVersagung },
  dublette: { vorgang: e.gegeben([e.eingegangen(angaben), e.dublette()], [e.geprueft(1)], [e.zugeordnet(1)]) },
  einzelfallpruefung: {
    vorgang: e.gegeben([e.eingegangen(angaben)], [e.einzelfallpruefung()], [e.geprueft(2)], [e.zugeordnet(2)]),
  },
  schutzadresse: {
    vorgang: e.gegeben(
      [e.eingegangen({ schutz: { adresse: true, betreuung: false } })],
      [e.geprueft(1)],
      [e.zugeordnet(1)],
    ),
  },
  betreuung: {
    vorgang: e.gegeben([e.eingegangen({ schutz: { adresse: false } })], [e.geprueft(1)], [e.zugeordnet(1)]),
  },
  freitext: { automatik: { ...lage().automatik, hasFreitext: () => true } },
  'nachweis-ungelesen': { vorgang: e.gegeben(...line({ punkte: [punkt('nachweis-ungelesen')] })) },
  'nachweis-widerspruch': { vorgang: e.gegeben(...line({ punkte: [punkt('nachweis-widerspruch')] })) },
  'nachweis-ungefragt': { vorgang: e.gegeben(...line({ punkte: [punkt('nachweis-ungefragt')] })) },
  aussteuerungsregeln: { auswertung: { ...bewilligt, treffer: [treffer] } },
  zweitrechnung: { zweitrechnung: ['WOG-AN-001'] },
  'automatik-gestoppt': { steuerung: { ...keineSteuerung, gestoppt: [halt('')] } },
  assistiert: { steuerung: { ...keineSteuerung, assistiert: true } },
  stichprobe: { los: 0.01 },
}

describe('the switch', () => {
  test('a standard case is decided dark, with every gate in the log', () => {
    const [ausgewertet, entschieden] = decideAntrag(lage(), gates)
    expect(entschieden).toMatchObject({
      type: 'entscheidung.getroffen',
      fakten: { weg: 'dunkel', ausgang: 'bewilligung' },
    })
    expect(ausgewertet).toMatchObject({ fakten: { gates: gates.map((g) => ({ gate: g.id, klar: true })) } })
  })
  test('the receipt names the files that made the outcome: no letters, no Fassung of the future', () => {
    expect(decideAntrag(lage(), gates)[0]).toMatchObject({
      inhalt: {
        quittung: {
          dateien: { 'leistung.json': 'h1', 'fassungen/2025-01-01/p.json': 'h3' },
          entscheidungsdatum: '2025-06-02',
        },
      },
    })
    expect(JSON.stringify(decideAntrag(lage(), gates)[0])).not.toMatch(/h2|h4/)
  })
  test('there is a case for every gate', () => {
    expect(Object.keys(stopped).sort()).toEqual(gates.map((g) => g.id).sort())
  })
  test.each(Object.keys(stopped))('the gate %s stops its case, and nothing else does', (id) => {
    const events = decideAntrag(lage(stopped[id]!), gates)
    expect(weg(events).type).toBe('vorgang.ausgesteuert')
    const without = decideAntrag(
      lage(stopped[id]!),
      gates.filter((g) => g.id !== id),
    )
    expect(weg(without).type).toBe('entscheidung.getroffen')
  })
  test('a reason for a person beats a missing proof; a missing proof beats what only bars the decision', () => {
    const missing = { forderungen: [forderung('mietbescheinigung')] }
    expect(weg(decideAntrag(lage({ ...stopped['aussteuerungsregeln']!, ...missing }), gates)).type).toBe(
      'vorgang.ausgesteuert',
    )
    expect(weg(decideAntrag(lage({ ...stopped['stichprobe']!, ...missing }), gates)).type).toBe(
      'nachforderung.gestellt',
    )
    const refusal = { auswertung: { ...bewilligt, ausgang: 'ablehnung' as const }, ...missing }
    expect(weg(decideAntrag(lage(refusal), gates)).type).toBe('nachforderung.gestellt')
  })
  test('an open rule for a person bars the decision', () => {
    const offen = { ...bewilligt, offeneRegeln: [{ ...regel, code: 'WOG-AS-002', offen: ['x'] }] }
    expect(codes(decideAntrag(lage({ auswertung: offen }), gates))).toEqual(['WOG-AS-002'])
  })
  test('no result although nothing is missing goes to a person, never to a decision', () => {
    const offen = { auswertung: { ...bewilligt, ausgang: 'offen' as const, offen: ['mietenstufe()'] } }
    expect(codes(decideAntrag(lage(offen), gates))).toEqual(['AS-ERGEBNIS-OFFEN'])
  })
  test('a sample is drawn by share: 0 draws nobody, 1 draws everybody, and it is named only when alone', () => {
    const share = (stichprobe: string) => ({ steuerung: { ...keineSteuerung, stichprobe }, los: 0 })
    expect(weg(decideAntrag(lage(share('0')), gates)).type).toBe('entscheidung.getroffen')
    expect(codes(decideAntrag(lage({ ...share('1'), los: 0.999 }), gates))).toEqual(['AS-STICHPROBE'])
    const both = { ...stopped['aussteuerungsregeln']!, ...share('1') }
    expect(codes(decideAntrag(lage(both), gates))).toEqual(['WOG-AS-001'])
  })
})

describe('a stop of one class', () => {
  const abgelehnt = {
    ...bewilligt,
    ausgang: 'ablehnung' as const,
    treffer: [{ ...treffer, art: 'ablehnung' as const }],
  }
  test.each([
    ['an outcome', 'ablehnung'],
    ['the code of a rule', 'regel:WOG-AS-001'],
    ['a group of codes', 'regel:WOG-AS'],
  ])('%s brings the cases of that class to a person, and no others', (_what, klasse) => {
    const steuerung = { ...keineSteuerung, gestoppt: [halt(klasse)] }
    expect(codes(decideAntrag(lage({ steuerung, auswertung: abgelehnt }), gates))).toEqual(['AS-AUTOMATIK-GESTOPPT'])
    expect(weg(decideAntrag(lage({ steuerung }), gates)).type).toBe('entscheidung.getroffen')
  })
  test('a code is not the beginning of another one', () => {
    const steuerung = { ...keineSteuerung, gestoppt: [halt('regel:WOG-AS-00')] }
    expect(weg(decideAntrag(lage({ steuerung, auswertung: abgelehnt }), gates)).type).toBe('entscheidung.getroffen')
  })
})

describe('codes that a person cleared', () => {
  const returned = (...more: Parameters<typeof e.gegeben>) =>
    e.gegeben(...line(), [e.ausgesteuert(1, 'fachlich')], [e.zurueckgegeben(1, ['WOG-AS-001'])], ...more)
  const auswertung = { ...bewilligt, treffer: [treffer] }
  test('count as clear for the same grundlage, with the person in the log', () => {
    const events = decideAntrag(lage({ vorgang: returned(), auswertung }), gates)
    expect(weg(events).type).toBe('entscheidung.getroffen')
    expect(JSON.stringify(events[0])).toContain('"geklaertVon":"p1"')
  })
  test.each(['norm', 'ermessen', 'geprueft-bis', 'assistiert', 'automatik-gestoppt', 'stichprobe', 'zweitrechnung'])(
    'clear nothing that is not about the case: the gate %s still stops it',
    (id) => {
      const code = codes(decideAntrag(lage(stopped[id]!), gates))[0]!
      const vorgang = e.gegeben(...line(), [e.ausgesteuert(1, 'fachlich', '', [code])], [e.zurueckgegeben(1, [code])])
      const events = decideAntrag(lage({ ...stopped[id]!, vorgang }), gates)
      expect([weg(events).type, codes(events)]).toEqual(['vorgang.ausgesteuert', [code]])
      expect(weg(decideAntrag(lage({ vorgang }), gates)).type).toBe('entscheidung.getroffen')
    },
  )
  test('are restored by a newer input', () => {
    const vorgang = returned([e.nachgereicht()], [e.geprueft(6)], [e.zugeordnet(6)])
    expect(weg(decideAntrag(lage({ vorgang, auswertung }), gates)).type).toBe('vorgang.ausgesteuert')
  })
})

describe('a request that goes on', () => {
  const asked = (...more: Parameters<typeof e.gegeben>) =>
    e.gegeben(
      ...line(),
      [e.nachgefordert(1, '2025-06-20', ['a', 'b'])],
      [e.nachgereicht()],
      [e.geprueft(5)],
      [e.zugeordnet(5)],
      ...more,
    )
  test('keeps deadline and letter when only items of the open request are left', () => {
    const events = decideAntrag(lage({ vorgang: asked(), forderungen: [forderung('a')] }), gates)
    expect(weg(events).fakten).toMatchObject({ frist: '2025-06-20', fortgefuehrt: expect.stringContaining(':4.0') })
  })
  test('is a new letter with a new deadline when something new is missing', () => {
    const events = decideAntrag(lage({ vorgang: asked(), forderungen: [forderung('a'), forderung('c')] }), gates)
    expect(weg(events).fakten).toMatchObject({ frist: '2025-06-30', fortgefuehrt: '' })
  })
})
