import type { Paket } from '@weiche/regelwerk'
import { type Ereignis, parseEreignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { ansichtOf } from './ansicht.ts'
import { Befehl } from './befehl.ts'
import { decideBefehl } from './decide.ts'
import { versagungsentwurf } from './versagungsentwurf.ts'

const id = (seq: number) => `${e.testVorgangId}:${seq}.0`
const reminded = {
  type: 'erinnerung.versandt' as const,
  fakten: { erinnerung: id(6), kanal: 'brief' as const, dokumentId: 'd', ausgabe: 'a', effekt: 'x', dateien: [] },
  inhalt: {},
}
const asked = [
  [e.eingegangen()],
  [e.geprueft(1)],
  [e.zugeordnet(1)],
  [e.nachgefordert(1, '2025-06-30')],
  [e.mitgeteilt(4)],
]
const lapsed = [...asked, [e.erinnert(1, 4, '2025-07-18')], [reminded], [e.fristAbgelaufen(1, 4, '2025-07-18')]]
const pruefen = e.ausgesteuert(1, 'frist', '', ['AS-VERSAGUNG-PRUEFEN'])
const uebernommen: Ereignis = { type: 'vorgang.uebernommen', fakten: { person: 'sb-1', gesehen: 9 }, inhalt: {} }
const anPerson = [...lapsed, [pruefen], [uebernommen]]

const ids = {
  norm: '§ 66 Abs. 1 SGB I',
  sachverhalt: 's',
  erschwerung: 'x',
  ermessen: 'y',
}
const texte = new Map([
  ['s', 'Am {{nachforderungVom}} angefordert, am {{erinnerungVom}} erinnert; bis zum **{{frist}}** fehlt:'],
  ['x', 'Erschwert ist […].'],
  ['y', 'Bedacht wurde […].'],
])
const paketMit = (versagung: object | undefined) =>
  ({ leistung: 'wohngeld', kopf: { bescheid: { versagung } }, register: { recht: texte } }) as unknown as Paket
const paket = paketMit(ids)
const entwurf = (given: Parameters<typeof e.gegeben>, heute = '2025-07-19') =>
  versagungsentwurf(e.gegeben(...given), paket, heute)

describe('the draft of a Versagung', () => {
  test('names what was asked, when it was warned, and leaves the weighing to the person', () => {
    expect(entwurf(anPerson)).toMatchObject({
      angefordertAm: '2025-06-01',
      erinnertAm: '2025-06-01',
      fristBis: '2025-07-18',
      offen: [{ id: 'p1', titel: 'WOG-NW-001' }],
      sachverhalt: 'Am 1. Juni 2025 angefordert, am 1. Juni 2025 erinnert; bis zum 18. Juli 2025 fehlt: WOG-NW-001.',
      vorschlag: { erschwerung: 'Erschwert ist […].' },
      zuPruefen: expect.any(Array),
    })
    expect(ansichtOf(e.gegeben(...anPerson), undefined, '2025-07-19', entwurf(anPerson))).toMatchObject({
      versagung: { norm: '§ 66 Abs. 1 SGB I' },
    })
  })
  test.each([
    ['nobody is asked to decide on it', lapsed],
    ['something came in since', [...anPerson, [e.nachgereicht()]]],
  ])('is none when %s', (_why, given) => expect(entwurf(given)).toBeUndefined())
  test('is none where the package knows no Versagung', () => {
    expect(versagungsentwurf(e.gegeben(...anPerson), paketMit(undefined), '2025-07-19')).toBeUndefined()
  })
  test('says what stands against it after all', () => {
    expect(entwurf([...asked, [e.erinnert(1, 4, '2025-07-18')], [pruefen]])).toEqual({
      hindernis: expect.stringContaining('nicht nachweislich versandt'),
    })
  })
})

const befehl: Befehl = {
  befehl: 'versagen',
  gesehen: 10,
  erschwerung: 'Ohne den Mietvertrag ist die Miete nicht zu ermitteln.',
  ermessen: 'Eine weitere Frist hätte nichts geändert.',
}
const versage = (given: Parameters<typeof e.gegeben>, more: { heute?: string; versagung?: boolean } = {}) =>
  decideBefehl(e.gegeben(...given), {
    ...{ befehl, person: 'sb-1', heute: '2025-07-19', frist: '2025-08-18', versagung: true },
    ...more,
  })

describe('sending it', () => {
  test('takes the facts from the log and the reasons from the person', () => {
    const answer = versage(anPerson)
    expect(answer).toMatchObject({
      ereignis: {
        type: 'versagung.ausgesprochen',
        fakten: { person: 'sb-1', nachforderung: id(4), fristBis: '2025-07-18', entscheidungsdatum: '2025-07-19' },
        inhalt: { posten: [{ id: 'p1' }], ermessen: 'Eine weitere Frist hätte nichts geändert.' },
      },
    })
    const { ereignis } = answer as { ereignis: Ereignis }
    expect(parseEreignis(ereignis)).toEqual(ereignis)
  })
  const vorLetzterFrist = [...asked, [e.erinnert(1, 4, '2025-07-18')], [reminded], [pruefen], [uebernommen]]
  const undelivered = [e.gescheitert(6), e.ausgesteuert(1, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]
  const otherLetter = [e.gescheitert(4), e.ausgesteuert(1, 'zustellung', '', ['ZUSTELLUNG-UNZUSTELLBAR'])]
  test.each<[string, ReturnType<typeof versage>, string]>([
    ['the warning came back as undeliverable', versage([...anPerson, undelivered]), 'nicht nachweislich versandt'],
    ['another letter came back', versage([...anPerson, otherLetter]), 'zurückgekommen'],
    [
      'the warning was ordered and never proven',
      versage([...asked, [e.erinnert(1, 4, '2025-07-18')], [pruefen], [uebernommen]]),
      'nicht nachweislich versandt',
    ],
    [
      'the Frist is not over',
      versage(vorLetzterFrist, { heute: '2025-07-18' }),
      'Die Frist läuft noch, bis 2025-07-18',
    ],
    ['nobody was reminded', versage([...asked, [pruefen], [uebernommen]]), 'nicht nachweislich versandt'],
    [
      'nothing is missing any more',
      versage([...lapsed, [e.aufgehoben(1, ['p1'])], [pruefen], [uebernommen]]),
      'fehlt nichts mehr',
    ],
    [
      'something came in',
      versage([...anPerson, [e.nachgereicht()], [e.ausgesteuert(11, 'fachlich')]]),
      'erst zu prüfen',
    ],
    ['the package knows none', versage(anPerson, { versagung: false }), 'kennt keine Versagung'],
    ['nobody took the case over', versage(anPerson.slice(0, -1)), 'übernehmen'],
  ])('is refused when %s', (_when, answer, grund) => {
    expect(answer).toMatchObject({ kind: 'abgelehnt', grund: expect.stringContaining(grund) })
  })
  test('is refused while a request for more time has no answer', () => {
    const late = [...lapsed, [e.mehrZeitErbeten(4, '2025-12-01')], [pruefen], [uebernommen]]
    expect(versage(late)).toMatchObject({ grund: expect.stringContaining('Um mehr Zeit ist gebeten worden') })
  })
  test.each([
    ['a gap of the draft', 'Bedacht wurde […].'],
    ['a gap in other letters', 'Bedacht wurde [...].'],
    ['no words', '   '],
  ])('is refused at the door with %s', (_what, ermessen) => {
    expect(Befehl.safeParse({ ...befehl, ermessen }).success).toBe(false)
    expect(Befehl.safeParse(befehl).success).toBe(true)
  })
})

describe('what was made up for after it', () => {
  const versagt = [
    ...anPerson,
    [e.versagt(1, 4)],
    [e.bescheid(1, 11)],
    [e.versandt(12)],
    [e.uebergeben(12)],
    [e.abgelegt(12)],
  ]
  const wieder = (code: string) => [
    ...[...versagt, [e.nachgereicht()], [e.geprueft(16)], [e.zugeordnet(16)]],
    ...[[e.ausgesteuert(16, 'fachlich', '', [code])], [uebernommen]],
  ]
  const order = (given: Parameters<typeof e.gegeben>, b: Befehl) =>
    decideBefehl(e.gegeben(...given), {
      befehl: b,
      person: 'sb-1',
      heute: '2025-09-01',
      frist: '2025-09-29',
      versagung: true,
    })
  const zurueck = (code: string): Befehl => ({
    befehl: 'zurueckgeben',
    gesehen: 20,
    codes: [code],
    grund: 'Nur ein Dank.',
  })
  test('in full is decided, never just sent back', () => {
    const given = wieder('AS-NACHGEHOLT')
    expect(order(given, zurueck('AS-NACHGEHOLT'))).toMatchObject({ grund: expect.stringContaining('zu entscheiden') })
    const ablehnung: Befehl = {
      befehl: 'entscheiden',
      gesehen: 20,
      ausgang: 'ablehnung',
      gruende: [{ norm: '§ 67 SGB I', text: 'x' }],
    }
    expect(order(given, ablehnung)).toMatchObject({ ereignis: { type: 'entscheidung.getroffen' } })
  })
  test('in part is asked for again, or left at the Versagung', () => {
    const given = wieder('AS-TEILS-NACHGEHOLT')
    expect(order(given, zurueck('AS-TEILS-NACHGEHOLT')).kind).toBe('angenommen')
    const punkte = [
      {
        code: 'P-1',
        gegenstand: 'mietvertrag',
        betrifft: '',
        titel: 'Mietvertrag',
        grund: 'fehlt' as const,
        norm: '§ 60 SGB I',
        erlaeuterung: '',
      },
    ]
    expect(order(given, { befehl: 'nachfordern', gesehen: 20, punkte })).toMatchObject({
      ereignis: { type: 'nachforderung.gestellt', fakten: { frist: '2025-09-29', fortgefuehrt: '' } },
    })
    expect(order(given, { ...befehl, gesehen: 20 })).toMatchObject({ kind: 'abgelehnt' })
  })
  test('is shown with the Versagung that stands so far', () => {
    expect(ansichtOf(e.gegeben(...wieder('AS-NACHGEHOLT')), undefined, '2025-09-01')).toMatchObject({
      versagungen: [{ am: '2025-06-01', aufgabe: '2025-06-01', fristBis: '2025-07-21' }],
      eingang: { eingangsdatum: '2025-06-01' },
    })
  })
})
