import * as e from '@weiche/vorgang/test'
import { describe, expect, it } from 'vitest'
import { toZeile } from './zeile.ts'

const bisZugeordnet = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)]]

describe('the line of a Vorgang in the projection', () => {
  it('names unit and team as soon as they are assigned', () => {
    expect(toZeile(e.gegeben([e.eingegangen()]))).toMatchObject({
      organisationseinheit: '',
      offen: true,
      ruhend: false,
    })
    expect(toZeile(e.gegeben(...bisZugeordnet))).toMatchObject({
      organisationseinheit: 'wohngeldbehoerde',
      team: 'team-1',
      stand: 'zugeordnet',
    })
  })

  it('rests with its codes while a person has to act', () => {
    const v = e.gegeben(...bisZugeordnet, [e.ausgesteuert(1, 'fachlich', '', ['WOG-B', 'WOG-A'])])
    expect(toZeile(v)).toMatchObject({ stand: 'bei-person', ruhend: true, codes: ['WOG-A', 'WOG-B'], weg: null })
  })

  it('knows the day on which an open request is due', () => {
    const v = e.gegeben(...bisZugeordnet, [e.nachgefordert(1, '2025-06-30')])
    expect(toZeile(v)).toMatchObject({ naechsteFaelligkeit: '2025-07-01', codes: ['WOG-NW-001'] })
  })

  it('forgets a decision that a newer input made stale', () => {
    const decided = [...bisZugeordnet, [e.entschieden(1)]]
    const { entschiedenAm } = toZeile(e.gegeben(...decided))
    expect(entschiedenAm).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(toZeile(e.gegeben(...decided))).toMatchObject({ weg: 'dunkel', ausgang: 'bewilligung' })
    expect(toZeile(e.gegeben(...decided, [e.nachgereicht()]))).toMatchObject({
      weg: null,
      ausgang: null,
      entschiedenAm: null,
    })
  })

  it('is no longer open when everything is filed', () => {
    const filed = [
      ...bisZugeordnet,
      [e.entschieden(1)],
      [e.bescheid(1)],
      [e.versandt()],
      [e.uebergeben()],
      [e.abgelegt()],
    ]
    expect(toZeile(e.gegeben(...filed))).toMatchObject({ stand: 'abgeschlossen', offen: false, ruhend: true })
  })

  it('a withdrawal is an outcome without a way', () => {
    expect(toZeile(e.gegeben(...bisZugeordnet, [e.zurueckgenommen()]))).toMatchObject({
      ausgang: 'zurueckgenommen',
      weg: null,
      codes: [],
    })
  })

  it('carries nothing of what the citizen wrote', () => {
    const text = JSON.stringify(toZeile(e.gegeben([e.eingegangen({ antragsteller: { nachname: 'Wiesengrund' } })])))
    expect(text).not.toContain('Wiesengrund')
  })
})
