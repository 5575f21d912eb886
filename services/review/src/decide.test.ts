import { type Ereignis, foldVorgang, fristantworten, offeneNachforderung, standOf } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { ansichtOf } from './ansicht.ts'
import { Befehl } from './befehl.ts'
import { decideBefehl } from './decide.ts'
import { neuesSeit } from './neues.ts'

const uebernommen = (person = 'sb-1'): Ereignis => ({
  type: 'vorgang.uebernommen',
  fakten: { person, gesehen: 4 },
  inhalt: {},
})
const line = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.ausgesteuert(1, 'fachlich')]]
const quittung = {
  ausgabe: 'a',
  fassungen: [],
  dateien: {},
  engine: '1',
  eingangsdatum: '',
  entscheidungsdatum: '',
  ausgang: 'bewilligung',
  angabenHmac: '',
  traceHmac: '',
  spurHmac: '',
}
const bewilligt: Ereignis = {
  type: 'regeln.ausgewertet',
  fakten: { grundlage: 1, ausgabe: 'a', steuerungSeq: 1, fassungen: [], gates: [], codes: [] },
  inhalt: {
    ausgang: 'bewilligung',
    abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110' }],
    offen: [],
    berechnung: [[{ id: 'w', titel: 'Wohngeld', wert: '110', typ: 'betrag', norm: '§ 19 WoGG' }]],
    spur: [],
    quittung,
  },
}
const mine = [...line, [uebernommen()]]
const order = (v: ReturnType<typeof e.gegeben>, befehl: Befehl, person = 'sb-1') =>
  decideBefehl(v, { befehl, person, heute: '2025-06-02', frist: '2025-06-30', versagung: false })

const entscheiden: Befehl = {
  befehl: 'entscheiden',
  gesehen: 5,
  ausgang: 'bewilligung',
  abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '747' }],
  gruende: [{ norm: '§ 17 Nr. 4 WoGG', text: 'Der Freibetrag steht zu.' }],
}
const zurueckgeben: Befehl = { befehl: 'zurueckgeben', gesehen: 5, codes: ['WOG-AS-001'], grund: 'geprüft' }

describe('a command of a person', () => {
  test('sends what came back to a new address, and only what came back', () => {
    const back = [e.gescheitert(4), e.ausgesteuert(1, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]
    const asked = [...line.slice(0, 3), [e.nachgefordert(1, '2025-07-01')], [e.mitgeteilt(4)]]
    const befehl: Befehl = {
      ...{ befehl: 'zustellen', gesehen: 5, grund: 'Auskunft der Meldebehörde' },
      anschrift: ['Erika Muster', 'Neuer Weg 2', '24999 Beispielhausen'],
    }
    expect(order(e.gegeben(...asked, back, [uebernommen()]), befehl)).toMatchObject({
      kind: 'angenommen',
      ereignis: { type: 'zustellung.veranlasst', fakten: { zu: `${e.testVorgangId}:4.0`, person: 'sb-1' } },
    })
    expect(order(e.gegeben(...mine), befehl)).toMatchObject({ grund: expect.stringContaining('nichts zurückgekommen') })
  })
  test('decides by the same event as the rules, with the person as author', () => {
    const answer = order(e.gegeben(...mine), entscheiden)
    expect(answer).toMatchObject({
      kind: 'angenommen',
      ereignis: { type: 'entscheidung.getroffen', fakten: { weg: 'person', person: 'sb-1' } },
    })
  })
  test.each<[string, ReturnType<typeof e.gegeben>, Befehl, string]>([
    ['before taking over', e.gegeben(...line), entscheiden, 'übernehmen Sie den Vorgang zuerst'],
    ['on a case of somebody else', e.gegeben(...line, [uebernommen('sb-2')]), entscheiden, 'andere Person'],
    ['while the machine works', e.gegeben(...line.slice(0, 3)), entscheiden, 'nicht bei einer Person'],
    ['after a withdrawal', e.gegeben(...mine, [e.zurueckgenommen()]), entscheiden, 'zurückgenommen'],
    [
      'with an amount nobody computed',
      e.gegeben(...mine),
      { ...entscheiden, abschnitte: undefined } as unknown as Befehl,
      'nicht vollständig berechnet',
    ],
    [
      'returning codes that are not open',
      e.gegeben(...mine),
      { ...zurueckgeben, codes: ['X-1'] } as Befehl,
      'WOG-AS-001',
    ],
  ])('is refused %s', (_when, v, befehl, remedy) => {
    const answer = order(v, befehl)
    expect(answer.kind === 'abgelehnt' && answer.grund).toContain(remedy)
  })
  test('goes its own way without the computed amounts and their sheet, which would contradict it', () => {
    const v = e.gegeben(...line.slice(0, 3), [bewilligt, e.ausgesteuert(1, 'fachlich')], [uebernommen()])
    const refusal = { ...entscheiden, ausgang: 'ablehnung', abschnitte: undefined } as unknown as Befehl
    expect(v.auswertung?.inhalt.ausgang).toBe('bewilligung')
    expect(order(v, refusal)).toMatchObject({ ereignis: { inhalt: { abschnitte: [], berechnung: [] } } })
  })
  test('a Stichprobe cannot be returned, and shows no computed amount before the decision', () => {
    const drawn = e.ausgesteuert(1, 'stichprobe', '', ['AS-STICHPROBE'])
    const v = e.gegeben(...line.slice(0, 3), [bewilligt, drawn], [uebernommen()])
    expect(order(v, { ...zurueckgeben, codes: ['AS-STICHPROBE'] } as Befehl).kind).toBe('abgelehnt')
    expect(ansichtOf(v, undefined, '2025-06-02')).toMatchObject({ stichprobe: true, auswertung: undefined })
    expect(order(v, entscheiden).kind).toBe('angenommen')
    expect(order(v, { ...entscheiden, abschnitte: undefined } as unknown as Befehl)).toMatchObject({
      kind: 'abgelehnt',
      grund: expect.stringContaining('Ihr eigenes Ergebnis'),
    })
  })
})

describe('a person cannot sign what the person did not see', () => {
  const computed = { ...entscheiden, abschnitte: undefined } as unknown as Befehl
  test('amounts computed after the reading', () => {
    const v = e.gegeben(...line.slice(0, 3), [bewilligt, e.ausgesteuert(1, 'fachlich')], [uebernommen()])
    expect(order(v, { ...computed, gesehen: 3 })).toMatchObject({ grund: expect.stringContaining('neu gerechnet') })
    expect(order(v, { ...computed, gesehen: 4 })).toMatchObject({
      kind: 'angenommen',
      ereignis: { fakten: { gesehen: 4, person: 'sb-1' } },
    })
  })
  test('the amount of a sample, by requesting documents first', () => {
    const drawn = e.ausgesteuert(1, 'stichprobe', '', ['AS-STICHPROBE'])
    const gate = { gate: 'stichprobe', klar: false, code: 'AS-STICHPROBE', grund: '', geklaertVon: '' }
    const evaluated = { ...bewilligt, fakten: { ...bewilligt.fakten, gates: [gate] } } as Ereignis
    const requested = { ...e.nachgefordert(1, '2025-06-30') } as Extract<Ereignis, { type: 'nachforderung.gestellt' }>
    const byPerson: Ereignis = { ...requested, fakten: { ...requested.fakten, weg: 'person', person: 'sb-1' } }
    const v = e.gegeben(...line.slice(0, 3), [evaluated, drawn], [uebernommen()], [byPerson])
    expect(ansichtOf(v, undefined, '2025-06-02')).toMatchObject({ ausgang: 'nachforderung', auswertung: undefined })
  })
})

describe('a case where a step failed', () => {
  const technik = e.ausgesteuert(1, 'technisch', 'routing.ordneZu', ['TECHNIK-ROUTING-ORDNEZU'])
  const nachfordern: Befehl = {
    befehl: 'nachfordern',
    gesehen: 4,
    punkte: [
      { code: 'P-1', gegenstand: 'x', betrifft: '', titel: 'X', grund: 'fehlt', norm: '§ 60 SGB I', erlaeuterung: '' },
    ],
  }
  test('before the Zuständigkeit gets no letter that nobody could send', () => {
    const v = e.gegeben([e.eingegangen()], [e.geprueft(1)], [technik], [uebernommen()])
    expect(order(v, nachfordern)).toMatchObject({ grund: expect.stringContaining('noch keine Zuständigkeit') })
  })
  test('after a withdrawal can only be returned', () => {
    const stuck = e.ausgesteuert(5, 'technisch', 'backchannel.bestaetigeRuecknahme', ['TECHNIK-X'])
    const v = e.gegeben(...line, [e.zurueckgenommen()], [stuck], [uebernommen()])
    expect(order(v, nachfordern)).toMatchObject({ grund: expect.stringContaining('zurückgenommen') })
    expect(order(v, { ...zurueckgeben, codes: ['TECHNIK-X'] } as Befehl).kind).toBe('angenommen')
  })
  test('is returned by the codes of now, not by those of an older input', () => {
    const v = e.gegeben(...mine, [e.nachgereicht()], [e.ausgesteuert(6, 'fachlich', '', ['WOG-AS-002'])])
    expect(order(v, zurueckgeben)).toMatchObject({ grund: expect.stringContaining('Offen sind: WOG-AS-002.') })
  })
})

describe('an open request', () => {
  const asked = [...line.slice(0, 3), [e.nachgefordert(1, '2025-06-30', ['rentenbescheid', 'mietbescheinigung'])]]
  const v = e.gegeben(...asked)
  const punkt = { code: 'P-1', betrifft: '', titel: 'X', grund: 'veraltet' as const, norm: '§ 60', erlaeuterung: '' }
  const fordere = (gegenstand: string): Befehl => ({
    befehl: 'nachfordern',
    gesehen: 4,
    punkte: [{ ...punkt, gegenstand }],
  })
  const hebeAuf = (...posten: string[]): Befehl => ({
    befehl: 'aufheben',
    gesehen: 4,
    posten,
    art: 'verzicht',
    grund: 'liegt vor',
  })
  const verlaengere = (frist: string): Befehl => ({ befehl: 'verlaengern', gesehen: 4, frist, grund: 'krank' })
  const itemsOf = (befehl: Befehl) => {
    const answer = order(v, befehl)
    if (answer.kind !== 'angenommen' || answer.ereignis.type !== 'nachforderung.gestellt') throw new Error('refused')
    return answer.ereignis.inhalt.punkte.map((p) => [p.id, p.gegenstand, p.von, p.grund])
  }
  test('gets one more item and stays one list: what was open stays open under its id', () => {
    expect(itemsOf(fordere('zeugnis'))).toEqual([
      ['p3', 'zeugnis', 'person', 'veraltet'],
      ['p1', 'rentenbescheid', 'regeln', 'fehlt'],
      ['p2', 'mietbescheinigung', 'regeln', 'fehlt'],
    ])
  })
  test('an item for the same thing takes its place, with the reason of the person', () => {
    expect(itemsOf(fordere('rentenbescheid'))).toEqual([
      ['p1', 'rentenbescheid', 'person', 'veraltet'],
      ['p2', 'mietbescheinigung', 'regeln', 'fehlt'],
    ])
  })
  test('items are taken back, the Frist is moved; nobody needs to take the Vorgang over for that', () => {
    expect(order(v, hebeAuf('p1'))).toMatchObject({
      ereignis: { type: 'forderung.aufgehoben', fakten: { posten: ['p1'] } },
    })
    expect(order(v, verlaengere('2025-07-31'))).toMatchObject({
      ereignis: { type: 'frist.verlaengert', fakten: { frist: '2025-07-31', weg: 'person', person: 'sb-1' } },
    })
  })
  test.each([
    ['items that are not open', hebeAuf('p1', 'p7'), 'nicht offen: p7. Offen sind: p1, p2.'],
    ['an earlier day', verlaengere('2025-06-20'), 'nach der jetzigen (2025-06-30)'],
    ['a day that is over', verlaengere('2025-06-02'), 'in der Zukunft'],
    ['a decision: that needs taking over', entscheiden, 'liegt nicht bei einer Person'],
  ])('refuses %s', (_what, befehl, grund) => {
    expect(order(v, befehl)).toMatchObject({ kind: 'abgelehnt', grund: expect.stringContaining(grund) })
  })
  test('that is none: there is nothing to take back or to move', () => {
    for (const befehl of [hebeAuf('p1'), verlaengere('2025-07-31')])
      expect(order(e.gegeben(...mine), befehl)).toMatchObject({
        grund: expect.stringContaining('keine Nachforderung offen'),
      })
  })
  test('is shown with the ids that commands name', () => {
    expect(ansichtOf(v, undefined, '2025-06-02')).toMatchObject({
      nachforderung: { frist: '2025-06-30', posten: [{ id: 'p1' }, { id: 'p2' }] },
    })
  })
})

describe('who asked for more time than the rules give', () => {
  const asked = [
    ...line.slice(0, 3),
    [e.nachgefordert(1, '2025-06-30')],
    [e.mehrZeitErbeten(4, '2025-12-01')],
    [e.ausgesteuert(1, 'frist', '', ['AS-FRISTVERLAENGERUNG'])],
    [uebernommen()],
  ]
  const v = e.gegeben(...asked)
  const nein: Befehl = { befehl: 'nicht-verlaengern', gesehen: 7, grund: 'Der Vermieter stellt das sofort aus.' }
  test('is refused it with a reason, and the Frist stays the day it was', () => {
    const answer = order(v, nein)
    expect(answer).toMatchObject({
      ereignis: { type: 'fristverlaengerung.abgelehnt', fakten: { frist: '2025-06-30', person: 'sb-1' } },
    })
    const after = e.gegeben(...asked, [(answer as { ereignis: Ereignis }).ereignis])
    expect([standOf(after), offeneNachforderung(after)?.frist]).toEqual(['nachforderung', '2025-06-30'])
  })
  test('is given it, and both answers are told by letter', () => {
    const given = order(v, { befehl: 'verlaengern', gesehen: 7, frist: '2025-07-31', grund: 'Klinik' })
    expect(given).toMatchObject({ ereignis: { fakten: { brief: true } } })
    for (const answer of [given, order(v, nein)]) {
      const after = e.gegeben(...asked, [(answer as { ereignis: Ereignis }).ereignis])
      expect(fristantworten(after)).toHaveLength(1)
    }
  })
  test('cannot be left without an answer by a return', () => {
    const zurueck: Befehl = { befehl: 'zurueckgeben', gesehen: 7, codes: ['AS-FRISTVERLAENGERUNG'], grund: 'x' }
    expect(order(v, zurueck)).toMatchObject({ grund: expect.stringContaining('nicht-verlaengern') })
  })
  test('the person sees until when and why, and whether the Frist ran out meanwhile', () => {
    const seen = (heute: string) => ansichtOf(v, undefined, heute) as { nachforderung: { mehrZeit: object } }
    expect(seen('2025-06-30').nachforderung.mehrZeit).toMatchObject({
      bis: '2025-12-01',
      grund: '',
      fristVorbei: false,
    })
    expect(seen('2025-07-01').nachforderung.mehrZeit).toMatchObject({ fristVorbei: true })
  })
  test('where nobody asked, or the answer is given, there is nothing to refuse', () => {
    for (const given of [asked.slice(0, 4), [...asked, [e.nichtVerlaengert(4, '2025-06-30')]]])
      expect(order(e.gegeben(...given), nein)).toMatchObject({ grund: expect.stringContaining('schon beantwortet') })
  })
})

describe('a command is refused at the door', () => {
  const abschnitt = { von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110.00' }
  test.each([
    ['an Abschnitt that ends before it begins', [{ ...abschnitt, bis: '2025-05-31' }]],
    ['a negative amount', [{ ...abschnitt, betrag: '-110.00' }]],
    ['fractions of a cent', [{ ...abschnitt, betrag: '110.005' }]],
    ['Abschnitte that overlap', [abschnitt, { ...abschnitt, von: '2026-01-01' }]],
  ])('%s', (_what, abschnitte) => {
    expect(Befehl.safeParse({ ...entscheiden, abschnitte }).success).toBe(false)
    expect(Befehl.safeParse({ ...entscheiden, abschnitte: [abschnitt] }).success).toBe(true)
  })
  test('a deadline that is over before the letter is written', () => {
    const punkte = [
      {
        code: 'P-1',
        gegenstand: 'x',
        betrifft: '',
        titel: 'X',
        grund: 'fehlt' as const,
        norm: '§ 60',
        erlaeuterung: '',
      },
    ]
    const befehl = (frist: string): Befehl => ({ befehl: 'nachfordern', gesehen: 5, punkte, frist })
    expect(order(e.gegeben(...mine), befehl('2025-06-02'))).toMatchObject({
      grund: expect.stringContaining('nicht in der Zukunft'),
    })
    expect(order(e.gegeben(...mine), befehl('2025-06-03')).kind).toBe('angenommen')
  })
})

describe('a Widerspruch', () => {
  const line = [
    [e.eingegangen(), e.widerspruchEingegangen()],
    [e.geprueft(1)],
    [e.zugeordnet(1)],
    [e.ausgesteuert(1, 'fachlich', '', ['AS-WIDERSPRUCH'])],
    [uebernommen()],
  ]
  const erledigen: Befehl = { befehl: 'erledigen', gesehen: 5, ergebnis: 'abgeholfen', grund: 'Der Vertrag lag vor.' }
  test('is never decided like an Antrag: its letters are made outside, here only the result is noted', () => {
    expect(order(e.gegeben(...line), entscheiden)).toMatchObject({
      kind: 'abgelehnt',
      grund: expect.stringContaining('erledigen'),
    })
    expect(order(e.gegeben(...line), erledigen)).toMatchObject({
      kind: 'angenommen',
      ereignis: { type: 'widerspruch.erledigt', fakten: { person: 'sb-1', gesehen: 5, ergebnis: 'abgeholfen' } },
    })
  })
  test('shows the person what it is against, when it came and what it says', () => {
    const seen = ansichtOf(e.gegeben(...line), undefined, '2025-06-21')
    expect(seen['gegen']).toMatchObject({ gegen: 'AAAA-AAAA-AAAA-AAAA-A', begruendung: 'Die Miete ist höher.' })
  })
  test('that is none cannot be settled', () => {
    expect(order(e.gegeben(...mine), erledigen)).toMatchObject({ grund: expect.stringContaining('kein Widerspruch') })
  })
})

describe('what is new since the person read', () => {
  test('are also own corrections: the machine has gone on from there', () => {
    const fakten = { person: 'sb-1', gesehen: 5 }
    const own: Ereignis = { type: 'angaben.berichtigt', fakten, inhalt: { angaben: {}, grund: 'Tippfehler' } }
    expect(neuesSeit(e.strom(...mine, [own]), 5, 'sb-1')).toEqual(['Angaben sind berichtigt worden.'])
  })
  const commits = e.strom(...mine, [e.nachgereicht()], [e.geprueft(6)], [e.zurueckgenommen()])
  test('are inputs and commands of others, not background commits and not the own commands', () => {
    expect(foldVorgang(commits)).toBeDefined()
    expect(neuesSeit(commits, 4, 'sb-1')).toEqual([
      'Eine Nachreichung ist eingegangen.',
      'Der Antrag ist zurückgenommen worden.',
    ])
    expect(neuesSeit(commits, 4, 'sb-2')).toHaveLength(3)
    expect(neuesSeit(commits, 8, 'sb-1')).toEqual([])
  })
})
