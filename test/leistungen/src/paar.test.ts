import { bewerte, bewertePaar, ladePaket, type Paket, type Urteil } from '@weiche/regelwerk'
import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateienOf, faelleOf } from './lade.ts'
import { ohne } from './ohne-angaben.ts'

type Json = Record<string, unknown>

const STAND = 'fassungen/2023-01-01'
const alt = lade(dateienOf('wohngeld'))

function lade(dateien: Record<string, string>): Paket {
  const geladen = ladePaket(dateien)
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler.slice(0, 5)))
  return geladen.paket
}

/** Wohngeld with one list of one file changed. */
function entwurf(datei: string, name: string, aendere: (liste: Json[]) => Json[]): Paket {
  const dateien = dateienOf('wohngeld')
  const inhalt = JSON.parse(dateien[datei]!)
  return lade({ ...dateien, [datei]: JSON.stringify({ ...inhalt, [name]: aendere(inhalt[name]) }) })
}

const mitAusdruck = (id: string, ausdruck: string) => (liste: Json[]) =>
  liste.map((a) => (a['id'] === id ? { ...a, ausdruck } : a))
const mitWert = (id: string, wert: unknown) => (liste: Json[]) =>
  liste.map((p) => (p['id'] === id ? { ...p, wert } : p))

const entwuerfe: Record<string, () => Paket> = {
  'nothing has changed': () => alt,
  'a parameter has': () => entwurf(`${STAND}/parameter.json`, 'parameter', mitWert('arbeitnehmerPauschbetrag', '3000')),
  'a parameter of the newest Fassung has': () =>
    entwurf('fassungen/2025-01-01/parameter.json', 'parameter', mitWert('bagatellgrenze', '400')),
  'what is computed for each item has': () =>
    entwurf(
      `${STAND}/ableitungen.json`,
      'ableitungen',
      mitAusdruck('mitglied.istKind', 'mitglied.verhaeltnis = "kind"'),
    ),
  'what others build on has': () =>
    entwurf(`${STAND}/ableitungen.json`, 'ableitungen', mitAusdruck('personen.alle', 'count(haushalt.mitglieder) + 1')),
  'a computed fact is new in their midst': () =>
    entwurf(`${STAND}/ableitungen.json`, 'ableitungen', (liste) =>
      liste.toSpliced(3, 0, { ...liste[0]!, id: 'personen.neu', ausdruck: 'personen.alle + 1' }),
    ),
  'they stand in another order': () =>
    entwurf(`${STAND}/ableitungen.json`, 'ableitungen', (liste) => liste.toReversed()),
  'a rule is gone': () => entwurf(`${STAND}/regeln/vollstaendigkeit.json`, 'regeln', (liste) => liste.slice(1)),
}

describe.each(Object.entries(entwuerfe))(
  'two versions evaluated together say what each says alone: %s',
  (_, macheNeu) => {
    const neu = macheNeu()
    const paar = bewertePaar(alt, neu)
    test('for every case of the package, also with facts taken away', () => {
      for (const fall of faelleOf('wohngeld').values()) {
        const vergleiche = (angaben: Angaben) => {
          const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
          const { alt: vorher, neu: nachher } = paar(lage)
          expect(ohneSpuren(vorher)).toEqual(ohneSpuren(bewerte(alt, lage)))
          expect(ohneSpuren(nachher)).toEqual(ohneSpuren(bewerte(neu, lage)))
        }
        vergleiche(fall.angaben)
        const zahlen = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 400, seed: fall.name.length })
        let i = 0
        vergleiche(ohne(fall.angaben, () => zahlen[i++ % zahlen.length]!) as Angaben)
      }
    })
  },
)

function ohneSpuren(urteil: Urteil): Urteil {
  const { spuren: _, ...rest } = urteil as Urteil & { spuren: unknown }
  return rest
}
