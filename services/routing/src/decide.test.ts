import type { Zustaendigkeit } from '@weiche/regelwerk'
import type { Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aktenzeichenOf } from './aktenzeichen.ts'
import { decideZuordnung, zuBeantworten } from './decide.ts'

const regel: Zustaendigkeit = {
  organisationseinheit: 'wohngeldstelle-nord',
  team: 'team-7',
  fachverfahren: 'soziales',
  aktenplan: '50.1',
  codes: [],
}
const neu = { aktenzeichen: '50.1-2025-NEU', uebernommen: false }
const umverteilt: Ereignis = {
  type: 'vorgang.umverteilt',
  fakten: { person: 'p1', gesehen: 3, organisationseinheit: 'wohngeldstelle-sued', team: 'team-9' },
  inhalt: { grund: 'Umzug' },
}

describe('when routing has something to say', () => {
  test('an unchecked input waits for its check', () => {
    expect(zuBeantworten(e.gegeben([e.eingegangen()]))).toBeUndefined()
    const v = e.gegeben([e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.nachgereicht()])
    expect(zuBeantworten(v)).toBeUndefined()
  })
  test('the check of each new input is answered, once', () => {
    expect(zuBeantworten(e.gegeben([e.eingegangen()], [e.geprueft(1)]))?.seq).toBe(2)
    const assigned = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]
    expect(zuBeantworten(e.gegeben(...assigned))).toBeUndefined()
    expect(zuBeantworten(e.gegeben(...assigned, [e.nachgereicht()], [e.geprueft(4)]))?.seq).toBe(5)
  })
  test('a re-assignment by a person is answered, once', () => {
    const moved = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [umverteilt]]
    expect(zuBeantworten(e.gegeben(...moved))?.seq).toBe(4)
    expect(zuBeantworten(e.gegeben(...moved, [e.zugeordnet(1)]))).toBeUndefined()
  })
  test('a withdrawn Antrag is assigned to nobody', () => {
    expect(zuBeantworten(e.gegeben([e.eingegangen()], [e.geprueft(1)], [e.zurueckgenommen()]))).toBeUndefined()
  })
})

describe('who is responsible', () => {
  const first = [[e.eingegangen()], [e.geprueft(1)]]
  test('at first: whom the rules of the package name', () => {
    expect(decideZuordnung(e.gegeben(...first), regel, neu).fakten).toMatchObject({
      grundlage: 1,
      organisationseinheit: 'wohngeldstelle-nord',
      aktenzeichen: '50.1-2025-NEU',
    })
  })
  test('later: whoever was surely assigned, with the same Aktenzeichen', () => {
    const v = e.gegeben(...first, [e.zugeordnet(1)], [e.nachgereicht()], [e.geprueft(4)])
    expect(decideZuordnung(v, regel, neu).fakten).toMatchObject({
      grundlage: 4,
      organisationseinheit: 'wohngeldbehoerde',
      team: 'team-1',
      aktenzeichen: '50.1-2025-1',
    })
  })
  test('later: doubt that a Nachreichung brings is told, whoever was surely assigned before', () => {
    const v = e.gegeben(...first, [e.zugeordnet(1)], [e.nachgereicht()], [e.geprueft(4)])
    expect(decideZuordnung(v, { ...regel, codes: ['WOG-ZU-001'] }, neu).fakten).toMatchObject({
      organisationseinheit: 'wohngeldbehoerde',
      codes: ['WOG-ZU-001'],
    })
  })
  test('an assignment in doubt is made anew when a Nachreichung settles it, but the Aktenzeichen stays', () => {
    const v = e.gegeben(...first, [e.zugeordnet(1, ['WOG-ZU-001'])], [e.nachgereicht()], [e.geprueft(4)])
    expect(decideZuordnung(v, regel, neu).fakten).toMatchObject({
      organisationseinheit: 'wohngeldstelle-nord',
      codes: [],
      aktenzeichen: '50.1-2025-1',
    })
  })
  test('doubt is passed on as a code', () => {
    const unsure = { ...regel, codes: ['WOG-ZU-001'] }
    expect(decideZuordnung(e.gegeben(...first), unsure, neu).fakten.codes).toEqual(['WOG-ZU-001'])
  })
  test('a person beats the rules, settles doubt, and still holds after the next Nachreichung', () => {
    const moved = [...first, [e.zugeordnet(1, ['WOG-ZU-001'])], [umverteilt]]
    const south = {
      organisationseinheit: 'wohngeldstelle-sued',
      team: 'team-9',
      aktenzeichen: '50.1-2025-1',
      codes: [],
    }
    const answer = decideZuordnung(e.gegeben(...moved), regel, neu)
    expect(answer.fakten).toMatchObject(south)
    const later = e.gegeben(...moved, [answer], [e.nachgereicht()], [e.geprueft(6)])
    expect(decideZuordnung(later, regel, neu).fakten).toMatchObject({ ...south, grundlage: 6 })
  })
})

test('whatever happened before: answering leaves nothing to answer', () => {
  const step = fc.constantFrom('nachreichung', 'umverteilt', 'pruefung', 'zuordnung')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const commits: Ereignis[][] = [[e.eingegangen()]]
      for (const s of steps) {
        const v = e.gegeben(...commits)
        if (s === 'nachreichung') commits.push([e.nachgereicht()])
        if (s === 'umverteilt') commits.push([umverteilt])
        if (s === 'pruefung') commits.push([e.geprueft(v.grundlage)])
        if (s === 'zuordnung' && zuBeantworten(v)) commits.push([decideZuordnung(v, regel, neu)])
      }
      const v = e.gegeben(...commits)
      if (!zuBeantworten(v)) return
      expect(zuBeantworten(e.gegeben(...commits, [decideZuordnung(v, regel, neu)]))).toBeUndefined()
    }),
  )
})

describe('the Aktenzeichen', () => {
  const muster = { muster: '50.1-{jahr}-{laufend}', uebernehmen: 'antrag.aktenzeichen' }
  test('follows the pattern of the package, its number comes from the Vorgangs-ID', () => {
    expect(aktenzeichenOf(muster, e.testVorgangId, '2025-06-01', {})).toEqual({
      aktenzeichen: '50.1-2025-TESTTESTTEST',
      uebernommen: false,
    })
  })
  test('is adopted when the citizen names one', () => {
    const angaben = { antrag: { aktenzeichen: ' 50.1-2023-77 ' } }
    expect(aktenzeichenOf(muster, e.testVorgangId, '2025-06-01', angaben)).toEqual({
      aktenzeichen: '50.1-2023-77',
      uebernommen: true,
    })
  })
  test.each([
    [{ antrag: { aktenzeichen: '  ' } }],
    [{ antrag: { aktenzeichen: 'Erika Muster, geb. 1.1.1970' } }],
    [{ antrag: { aktenzeichen: 'unbekannt' } }],
    [{ antrag: { aktenzeichen: '1'.repeat(41) } }],
    [{ antrag: null }],
    [{ antrag: [] }],
    [{}],
  ])('%j names none', (angaben) => {
    expect(aktenzeichenOf(muster, e.testVorgangId, '2025-06-01', angaben).uebernommen).toBe(false)
  })
  test('is the Vorgangs-ID when the package has no pattern', () => {
    expect(aktenzeichenOf(undefined, e.testVorgangId, '2025-06-01', {}).aktenzeichen).toBe(e.testVorgangId)
  })
})
