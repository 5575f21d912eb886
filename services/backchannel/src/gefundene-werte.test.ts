import { readFileSync } from 'node:fs'
import { bewerte, notiereBewertung, werteAus } from '@weiche/regelwerk'
import { type Angaben, type Ereignis, parseEreignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { ausgewertet, entschieden, geprueft } from '../test/faelle.ts'
import { wohngeld } from '../test/wohngeld.ts'
import { gefundeneWerte } from './gefundene-werte.ts'

const beispiel = new URL('../../../rules/wohngeld/beispiele/e10.json', import.meta.url)
const angaben = JSON.parse(readFileSync(beispiel, 'utf8')).antrag as Angaben
const tage = { eingangsdatum: '2024-06-03', entscheidungsdatum: '2024-06-05' }

/** The evaluation as it is kept today. */
function ausgewertetMitSpur(): Ereignis {
  const { inhalt, ...rest } = ausgewertet(1) as Extract<Ereignis, { type: 'regeln.ausgewertet' }>
  const { werte: _, trace: __, ...bleibt } = inhalt
  const { spur } = notiereBewertung(wohngeld, bewerte(wohngeld, { angaben, ...tage }))
  return parseEreignis({ ...rest, inhalt: { ...bleibt, spur, quittung: { ...inhalt.quittung, ...tage } } })
}

const gelesen: string[] = []
const regelwerke = {
  zu: async (leistung: string, ausgabe: string) => {
    gelesen.push(`${leistung} ${ausgabe}`)
    return wohngeld
  },
} as unknown as Parameters<typeof gefundeneWerte>[0]['regelwerke']

describe('what was computed behind a decision', () => {
  test('is read from its Spur, by the Ausgabe it was computed with', async () => {
    const gegeben = [[e.eingegangen(angaben)], [e.geprueft(1, { angaben })], [e.zugeordnet(1)]]
    const v = e.gegeben(...gegeben, [ausgewertetMitSpur(), entschieden(1)])
    expect(await gefundeneWerte({ regelwerke }, v)).toEqual(werteAus(wohngeld, { angaben, ...tage }).werte[0])
    expect(gelesen).toEqual(['wohngeld a1'])
  })
  test('stands printed in events from before', async () => {
    const v = e.gegeben(...geprueft, [ausgewertet(1), entschieden(1)])
    expect(await gefundeneWerte({ regelwerke }, v)).toMatchObject({ 'haushalt.mitglieder[m2].ausgeschlossen': true })
  })
  test('is nothing when a person decided without an evaluation', async () => {
    expect(await gefundeneWerte({ regelwerke }, e.gegeben(...geprueft, [entschieden(1)]))).toEqual({})
  })
})
