import { type Angaben, setPath, type Wert } from '@weiche/vorgang'
import { kurz, urteile } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { faelleOf, paketOf } from './lade.ts'
import { referenz } from './referenz.ts'

const paket = paketOf('wohngeld')
const zwoelf = faelleOf('wohngeld').get('mensch-zwoelf-personen')!

describe('every cell of the annexes that a household of 1 to 12 meets', () => {
  test.each(referenz)('$am in $ort', ({ am, ort: [land, gebietsart, gebiet], betraege }) => {
    const computed = betraege.split(' ').map((_, index) => {
      const angaben = haushalt(index + 1)
      setPath(angaben, 'wohnung', { ...(angaben['wohnung'] as Angaben), land, gebietsart, gebiet, miete: '4000.00' })
      const { werte } = urteile(paket, { angaben, eingang: am, entscheidung: am, nachweise: 'alle' }).auswertung
      return kurz(String(werte[0]!['wohngeld.gerundet']))
    })
    expect(computed.join(' ')).toBe(betraege)
  })
})

function haushalt(personen: number): Angaben {
  const angaben = structuredClone(zwoelf.angaben)
  const all = (angaben['haushalt'] as Angaben)['mitglieder'] as Wert[]
  setPath(angaben, 'haushalt.mitglieder', all.slice(0, personen))
  setPath(angaben, 'haushalt.mitglieder[m1].einkuenfte[e1].betragMonat', `${900 + 350 * personen}.00`)
  return angaben
}
