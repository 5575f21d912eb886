import { type Ereignis, foldVorgang } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { ansichtOf } from './ansicht.ts'
import type { Befehl } from './befehl.ts'
import { decideBefehl } from './decide.ts'
import { neuesSeit } from './neues.ts'

const uebernommen = (person = 'sb-1'): Ereignis => ({
  type: 'vorgang.uebernommen',
  fakten: { person, gesehen: 4 },
  inhalt: {},
})
const line = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.ausgesteuert(1, 'fachlich')]]
const quittung = { ausgabe: 'a', fassungen: [], engine: '1', ausgang: 'bewilligung', angabenHmac: '', traceHmac: '' }
const bewilligt: Ereignis = {
  type: 'regeln.ausgewertet',
  fakten: { grundlage: 1, ausgabe: 'a', steuerungSeq: 1, fassungen: [], gates: [], codes: [] },
  inhalt: {
    ausgang: 'bewilligung',
    abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '110' }],
    offen: [],
    werte: [],
    berechnung: [[{ id: 'w', titel: 'Wohngeld', wert: '110', typ: 'betrag', norm: '§ 19 WoGG' }]],
    trace: [],
    quittung,
  },
}
const mine = [...line, [uebernommen()]]
const order = (v: ReturnType<typeof e.gegeben>, befehl: Befehl, person = 'sb-1') =>
  decideBefehl(v, { befehl, person, heute: '2025-06-02', frist: '2025-06-30' })

const entscheiden: Befehl = {
  befehl: 'entscheiden',
  gesehen: 5,
  ausgang: 'bewilligung',
  abschnitte: [{ von: '2025-06-01', bis: '2026-05-31', fassung: '2025-01-01', betrag: '747' }],
  gruende: [{ norm: '§ 17 Nr. 4 WoGG', text: 'Der Freibetrag steht zu.' }],
}
const zurueckgeben: Befehl = { befehl: 'zurueckgeben', gesehen: 5, codes: ['WOG-AS-001'], grund: 'geprüft' }

describe('a command of a person', () => {
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
    expect(ansichtOf(v)).toMatchObject({ stichprobe: true, auswertung: undefined })
    expect(order(v, entscheiden).kind).toBe('angenommen')
    expect(order(v, { ...entscheiden, abschnitte: undefined } as unknown as Befehl)).toMatchObject({
      kind: 'abgelehnt',
      grund: expect.stringContaining('Ihr eigenes Ergebnis'),
    })
  })
})

describe('what is new since the person read', () => {
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
