import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { createUmgebung } from '../test/umgebung.ts'

const angaben = (land: string | null, aktenzeichen = '') => ({
  antrag: { art: 'mietzuschuss', aktenzeichen },
  wohnung: { land },
})

test('the rules of Wohngeld name unit, team, Fachverfahren and file plan; the number comes from the Vorgangs-ID', async () => {
  const u = await createUmgebung([e.eingegangen()], [e.geprueft(1, { angaben: angaben('Hessen') })])
  await u.wake('routing.ordneZu')
  expect((await u.fold()).zuordnung?.fakten).toEqual({
    grundlage: 1,
    organisationseinheit: 'Amt für Soziales, Wohngeldbehörde',
    team: 'Mietzuschuss Süd und West',
    aktenzeichen: '50.1-2025-TESTTESTTEST',
    aktenzeichenUebernommen: false,
    fachverfahren: 'soziales',
    aktenplan: '50.1',
    codes: [],
  })
})

test('an Aktenzeichen that the citizen named is adopted', async () => {
  const u = await createUmgebung([e.eingegangen()], [e.geprueft(1, { angaben: angaben('Hessen', '50.1-2023-77') })])
  await u.wake('routing.ordneZu')
  expect((await u.fold()).zuordnung?.fakten).toMatchObject({
    aktenzeichen: '50.1-2023-77',
    aktenzeichenUebernommen: true,
  })
})

test('waking it again adds nothing; a Nachreichung is confirmed with the same Aktenzeichen and team', async () => {
  const u = await createUmgebung([e.eingegangen()], [e.geprueft(1, { angaben: angaben('Hessen') })])
  for (let i = 0; i < 3; i++) await u.wake('routing.ordneZu')
  const first = (await u.fold()).zuordnung!.fakten
  const more = { vorgangId: e.testVorgangId, service: 'intake', zeitpunkt: new Date('2025-06-04T08:00:00Z') } as const
  await u.log.append({ ...more, gesehen: 3, ursache: 'n1', ereignisse: [e.nachgereicht()] })
  await u.wake('routing.ordneZu')
  const checked = e.geprueft(4, { angaben: angaben('Berlin', '50.1-1999-1') })
  await u.log.append({ ...more, gesehen: 4, ursache: 'n2', ereignisse: [checked] })
  for (let i = 0; i < 3; i++) await u.wake('routing.ordneZu')
  expect((await u.types()).filter((t) => t === 'vorgang.zugeordnet')).toHaveLength(2)
  expect((await u.fold()).zuordnung!.fakten).toEqual({ ...first, grundlage: 4 })
})
