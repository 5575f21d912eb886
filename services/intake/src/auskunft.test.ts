import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { auskunftOf } from './auskunft.ts'
import { Auskunft } from './auskunft-schema.ts'
import { dokumenteOf } from './dokumente.ts'

const bisZugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]

describe('what the applicant is told', () => {
  test('a fresh Antrag is with the Behörde', () => {
    expect(auskunftOf(e.gegeben([e.eingegangen()]))).toMatchObject({
      status: 'eingegangen',
      ausgang: null,
      amZug: 'Behörde',
      aktenzeichen: null,
      eingangsdatum: '2025-06-01',
      fehlt: [],
      frist: null,
      verlauf: [{ zeitpunkt: '2025-06-01T08:00:00.000Z', text: 'Ihr Antrag ist eingegangen.' }],
    })
  })

  test('given an open request, then it says what is missing, until when, and that the applicant is to act', () => {
    const told = auskunftOf(e.gegeben(...bisZugeordnet, [e.nachgefordert(1, '2025-06-30')]))
    expect(told).toMatchObject({
      status: 'Nachforderung',
      amZug: 'Sie',
      frist: { bis: '2025-06-30', abgelaufen: false },
    })
    expect(told.fehlt).toEqual([
      { gegenstand: 'WOG-NW-001', titel: 'WOG-NW-001', betrifft: '', grund: 'fehlt', norm: '§ 60 SGB I' },
    ])
  })

  test('given a reminder, then its later Frist runs', () => {
    const told = auskunftOf(
      e.gegeben(...bisZugeordnet, [e.nachgefordert(1, '2025-06-30')], [e.erinnert(1, 4, '2025-07-14')]),
    )
    expect(told.frist?.bis).toBe('2025-07-14')
  })

  test('given the Frist passed, then the Behörde is to act', () => {
    const line = [...bisZugeordnet, [e.nachgefordert(1, '2025-06-30')], [e.fristAbgelaufen(1, 4, '2025-06-30')]]
    expect(auskunftOf(e.gegeben(...line))).toMatchObject({ amZug: 'Behörde', frist: { abgelaufen: true } })
  })

  test('given something came in after the Frist passed, then nobody is told that it is missing', () => {
    const late = [...bisZugeordnet, [e.nachgefordert(1, '2025-06-30')], [e.fristAbgelaufen(1, 4, '2025-06-30')]]
    const frist = e.gegeben(...late, [e.ausgesteuert(1, 'frist')])
    expect(auskunftOf(frist).erlaeuterung).toContain('Die Frist ist abgelaufen')
    const answered = e.gegeben(...late, [e.nachgereicht()], [e.ausgesteuert(6, 'fachlich')])
    expect(auskunftOf(answered).erlaeuterung).toBe('Ein Mensch in der Behörde prüft Ihren Antrag.')
  })

  test('a decision is not told before the Bescheid, and never its content', () => {
    const decided = [...bisZugeordnet, [e.entschieden(1)]]
    const before = auskunftOf(e.gegeben(...decided))
    expect(before).toMatchObject({ status: 'in Pruefung', amZug: 'Behörde' })
    const sent = auskunftOf(e.gegeben(...decided, [e.bescheid(1)], [e.versandt()]))
    expect(sent).toMatchObject({ status: 'entschieden', ausgang: null, amZug: 'niemand' })
    expect(JSON.stringify(sent)).not.toMatch(/110|bewillig/i)
    expect(sent.verlauf.at(-1)?.text).toBe('Der Bescheid wurde zur Post gegeben.')
  })

  test('given a Nachreichung after the Bescheid, then the decision stands and what came later is looked at', () => {
    const after = [...bisZugeordnet, [e.entschieden(1)], [e.bescheid(1)], [e.versandt()], [e.nachgereicht()]]
    const told = auskunftOf(e.gegeben(...after, [e.geprueft(7)], [e.zugeordnet(7)], [e.ausgesteuert(7, 'fachlich')]))
    expect(told).toMatchObject({ status: 'entschieden', amZug: 'Behörde' })
    expect(told.erlaeuterung).toContain('Was danach bei uns eingegangen ist')
    expect(told.verlauf.filter((v) => v.text.includes('zugeordnet'))).toHaveLength(1)
  })

  test('a withdrawal is decided with the outcome zurueckgenommen', () => {
    const told = auskunftOf(e.gegeben(...bisZugeordnet, [e.zurueckgenommen()]))
    expect(told).toMatchObject({ status: 'entschieden', ausgang: 'zurueckgenommen', amZug: 'niemand' })
  })

  test('what is only for inside stays inside: codes of the switch, the Dublette, the sample drawn', () => {
    const told = auskunftOf(
      e.gegeben([e.eingegangen(), e.dublette()], [e.geprueft(1)], [e.zugeordnet(1)], [e.ausgesteuert(1, 'stichprobe')]),
    )
    expect(told.verlauf.map((v) => v.text)).toEqual([
      'Ihr Antrag ist eingegangen.',
      'Ihr Antrag ist der zuständigen Stelle zugeordnet.',
      'Ihr Antrag wird persönlich geprüft.',
    ])
    expect(JSON.stringify(told)).not.toMatch(/stichprobe|WOG-AS|AAAA|team-1/)
  })

  test('every answer fits the description of the API', () => {
    for (let n = 1; n <= 3; n++) Auskunft.parse(auskunftOf(e.gegeben(...bisZugeordnet.slice(0, n))))
  })
})

describe('the documents', () => {
  test('appear as they are ordered: letters of requests once, the Bescheid from its order on', () => {
    const line = [
      ...bisZugeordnet,
      [e.nachgefordert(1, '2025-06-30')],
      [e.nachgereicht()],
      [e.geprueft(5)],
      [e.nachgefordert(5, '2025-06-30', ['WOG-NW-001'], `${e.testVorgangId}:4.0`)],
    ]
    expect(dokumenteOf(e.gegeben(...line)).map((d) => d.name)).toEqual(['eingangsbestaetigung', 'nachforderung-4'])
    const decided = e.gegeben(...bisZugeordnet, [e.entschieden(1)], [e.bescheid(1)])
    expect(dokumenteOf(decided).at(-1)).toMatchObject({ art: 'bescheid', ereignis: `${e.testVorgangId}:5.0` })
  })
})
