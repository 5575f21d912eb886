import { foldVorgang } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { werkstueck } from '../test-paket.ts'
import { herkunftIn } from './herkunft.ts'
import { naechsterWert } from './naechster-wert.ts'

describe('where an Angabe came from', () => {
  const { paket } = werkstueck()
  const berichtigt = {
    type: 'angaben.berichtigt',
    fakten: { person: 'sb-1', gesehen: 3 },
    inhalt: { angaben: { 'wohnung.miete': '500.00' }, grund: 'Tippfehler' },
  } as const
  const commits = e.strom(
    [e.eingegangen({ wohnung: { miete: '400.00', heizung: '50.00' } })],
    [berichtigt],
    [e.geprueft(2)],
  )
  const herkunft = herkunftIn(paket, commits, foldVorgang(commits)!)
  test('is the Antrag, until somebody corrects just that one', () => {
    expect(herkunft('wohnung.heizung')).toMatchObject({ quelle: 'antrag', person: '' })
    expect(herkunft('wohnung.miete')).toMatchObject({ quelle: 'berichtigung', person: 'sb-1' })
    expect(herkunft('wohnung.mieteNeben')).toMatchObject({ quelle: 'antrag' })
  })
})

describe('the nearest value for which something holds', () => {
  test.each([
    [100n, 0n, (w: bigint) => w <= 37n, 37n],
    [0n, 1_000_000n, (w: bigint) => w >= 123_457n, 123_457n],
    [100n, 0n, () => false, undefined],
    [100n, 100n, () => true, undefined],
  ])('from %s towards %s', (start, ende, gilt, wert) => expect(naechsterWert(start, ende, gilt)).toBe(wert))
})
