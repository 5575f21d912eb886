import { decideAntrag, gates } from '@weiche/entscheidung'
import { type Fall, lageOfFall } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { faelleOf, paketOf } from './lade.ts'

const paket = paketOf('wohngeld')
const lagen = [...faelleOf('wohngeld').values()].map((fall) => ({ fall, lage: lageOf(fall) }))

function lageOf(fall: Fall) {
  const ergebnis = lageOfFall(paket, fall)
  if (!ergebnis.ok) throw new Error(`${fall.name}: ${ergebnis.fehler[0]!.text}`)
  return ergebnis.lage
}

const WEGE: Record<string, string> = {
  'entscheidung.getroffen': 'dunkel',
  'nachforderung.gestellt': 'nachforderung',
  'vorgang.ausgesteuert': 'person',
}

/** The way that the switch takes with this list of gates. */
function wegOf(lage: (typeof lagen)[number]['lage'], list: typeof gates): string {
  return WEGE[decideAntrag(lage, list)[1]!.type]!
}

/** The same Vorgang, had a person asked for something before. */
function answersPerson(vorgang: (typeof lagen)[number]['lage']['vorgang']): typeof vorgang {
  const fakten = {
    grundlage: 0,
    weg: 'person',
    person: 'sb-1',
    codes: [],
    frist: '2025-06-30',
    fortgefuehrt: '',
  } as const
  const notiz = { id: 'x', seq: 0, zeitpunkt: '2025-06-01T08:00:00.000Z', service: 'review' } as const
  return { ...vorgang, nachforderung: { ...notiz, fakten: { ...fakten, codes: [] }, inhalt: { punkte: [] } } }
}

describe('the gates before an automatic decision', () => {
  test.each(lagen.map(({ fall, lage }) => [fall.name, fall.erwartet.weg, lage] as const))(
    'with all gates %s goes the way %s',
    (_name, weg, lage) => {
      expect(wegOf(lage, gates)).toBe(weg)
    },
  )

  /** Wohngeld names its norm and leaves no discretion; for these two the package is varied; no case file
   *  tells of an answer to a person's request. */
  const variants: Record<string, (lage: (typeof lagen)[number]['lage']) => typeof lage> = {
    norm: (lage) => ({ ...lage, automatik: { ...lage.automatik, norm: '' } }),
    antwort: (lage) => ({ ...lage, vorgang: answersPerson(lage.vorgang) }),
    ermessen: (lage) => ({ ...lage, automatik: { ...lage.automatik, ermessen: true } }),
  }
  test.each(gates.map((g) => [g.id] as const))('without the gate %s a case would turn dark', (id) => {
    const vary = variants[id] ?? ((lage) => lage)
    const without = gates.filter((g) => g.id !== id)
    const varied = lagen.map(({ fall, lage }) => ({ name: fall.name, lage: vary(lage) }))
    const turned = varied.filter(({ lage }) => wegOf(lage, gates) !== 'dunkel' && wegOf(lage, without) === 'dunkel')
    expect(turned.map((t) => t.name)).not.toEqual([])
  })
})
