import { describe, expect, test } from 'vitest'
import { faelleOf } from './fall.ts'
import { paketOf } from './lade.ts'
import { gefragt, plain, urteile } from './urteil.ts'

const paket = paketOf('wohngeld')
const faelle = faelleOf('wohngeld')

describe('the case files of the Fachbereich', () => {
  test.each([...faelle.values()].map((fall) => [fall.name, fall.titel, fall] as const))(
    '%s: %s',
    (_name, _titel, fall) => {
      const { erwartet } = fall
      const urteil = urteile(paket, fall)
      const ist = {
        weg: fall.gate === undefined ? urteil.weg : 'person',
        ausgang: urteil.auswertung.ausgang,
        codes: urteil.codes,
        ...(erwartet.betraege ? { betraege: urteil.betraege } : {}),
        ...(erwartet.offen ? { offen: gefragt(urteil.auswertung) } : {}),
      }
      const { werte: _, ...soll } = {
        ausgang: urteil.auswertung.ausgang,
        ...erwartet,
        codes: [...erwartet.codes].sort(),
      }
      expect(ist).toEqual(soll)
      for (const [id, wert] of Object.entries(erwartet.werte ?? {})) {
        expect([id, plain(String(urteil.auswertung.werte[0]?.[id]))]).toEqual([id, plain(wert)])
      }
    },
  )

  const gated = [...faelle.values()].filter((fall) => fall.gate !== undefined)
  test.each(gated.map((fall) => [fall.name, fall] as const))('%s would be dark but for its gate', (_name, fall) => {
    const urteil = urteile(paket, fall)
    expect(urteil.ungelesen.length > 0 ? fall.gate : urteil.weg).toBe(
      urteil.ungelesen.length > 0 ? 'nachweis-ungelesen' : 'dunkel',
    )
    expect(urteil.auswertung.treffer.filter((t) => t.art === 'aussteuerung')).toEqual([])
  })

  test('every amount that a dark case names is paid in full euros', () => {
    const dark = [...faelle.values()].filter((fall) => fall.erwartet.weg === 'dunkel')
    expect(dark.length).toBeGreaterThan(30)
    expect(dark.flatMap((fall) => fall.erwartet.betraege ?? []).every((b) => /^\d+$/.test(b))).toBe(true)
  })
})
