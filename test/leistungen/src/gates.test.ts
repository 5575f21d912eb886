import { decideAntrag, gates } from '@weiche/entscheidung'
import type { Paket } from '@weiche/regelwerk'
import type { Forderung, Vorgang } from '@weiche/vorgang'
import { posten } from '@weiche/vorgang/test'
import { type Fall, lageOfFall } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { automatisch, faelleOf, leistungen, paketOf } from './lade.ts'

function lageOf(paket: Paket, fall: Fall) {
  const ergebnis = lageOfFall(paket, fall)
  if (!ergebnis.ok) throw new Error(`${fall.name}: ${ergebnis.fehler[0]!.text}`)
  return ergebnis.lage
}
type Lage = ReturnType<typeof lageOf>

const WEGE: Record<string, string> = {
  'entscheidung.getroffen': 'dunkel',
  'nachforderung.gestellt': 'nachforderung',
  'vorgang.ausgesteuert': 'person',
}

/** The way that the switch takes with this list of gates. */
function wegOf(lage: Lage, list: typeof gates): string {
  return WEGE[decideAntrag(lage, list)[1]!.type]!
}

const ORT = { id: 'x:0.0', seq: 0, zeitpunkt: '2025-06-01T08:00:00.000Z', service: 'review' } as const

/** As if a person had asked for something, and this is the input after it. */
function answersPerson(vorgang: Vorgang): Vorgang {
  const frage = gestellt({ ...posten('rueckfrage'), von: 'person' })
  return { ...vorgang, nachforderungsbriefe: [frage], antworten: { p1: 1 } }
}

/** As if a person did without something that the rules had asked for. */
function doesWithout(vorgang: Vorgang): Vorgang {
  const fakten = { person: 'sb-1', gesehen: 1, grundlage: 1, posten: ['p1'], art: 'verzicht' } as const
  const verzicht = { ...ORT, seq: 1, fakten: { ...fakten, posten: ['p1'] }, inhalt: { grund: 'x' } }
  return { ...vorgang, nachforderungsbriefe: [gestellt(posten('rueckfrage'))], aufgehoben: { p1: verzicht } }
}

function gestellt(punkt: Forderung): Vorgang['nachforderungsbriefe'][number] {
  const fakten = { grundlage: 0, weg: 'person', person: 'sb-1', frist: '2025-06-30', fortgefuehrt: '' } as const
  return { ...ORT, fakten: { ...fakten, codes: [] }, inhalt: { punkte: [punkt] } }
}

/** As if the citizen had asked for a person. */
function wantsPerson(vorgang: Vorgang): Vorgang {
  const fakten = { kanal: 'seite', eingangsdatum: '2025-06-01' } as const
  return { ...vorgang, einzelfallpruefung: { ...ORT, fakten, inhalt: { grund: '' } } }
}

/** As if there had been a Versagung before what came in last. */
function wasRefused(vorgang: Vorgang): Vorgang {
  return { ...vorgang, versagungen: [{}] as unknown as Vorgang['versagungen'] }
}

/** The packages name their norm and leave no discretion; for these two they are varied; no case file tells of what a person
 *  asked for or did without, that somebody wants one, or of a Versagung. */
const variants: Record<string, (lage: Lage) => Lage> = {
  norm: (lage) => ({ ...lage, automatik: { ...lage.automatik, norm: '' } }),
  antwort: (lage) => ({ ...lage, vorgang: answersPerson(lage.vorgang) }),
  einzelfallpruefung: (lage) => ({ ...lage, vorgang: wantsPerson(lage.vorgang) }),
  'forderung-erlassen': (lage) => ({ ...lage, vorgang: doesWithout(lage.vorgang) }),
  nachholung: (lage) => ({ ...lage, vorgang: wasRefused(lage.vorgang) }),
  ermessen: (lage) => ({ ...lage, automatik: { ...lage.automatik, ermessen: true } }),
}

describe.each(leistungen)('the gates before an automatic decision of %s', (leistung) => {
  const paket = paketOf(leistung)
  const lagen = [...faelleOf(leistung).values()].map((fall) => ({ fall, lage: lageOf(paket, fall) }))

  test.each(lagen.map(({ fall, lage }) => [fall.name, fall.erwartet.weg, lage] as const))(
    'with all gates %s goes the way %s',
    (_name, weg, lage) => {
      expect(wegOf(lage, gates)).toBe(weg)
    },
  )

  /** Cases that turn dark when only these gates are left out. */
  function turned(ids: readonly string[], vary: (lage: Lage) => Lage = (lage) => lage): string[] {
    const without = gates.filter((g) => !ids.includes(g.id))
    const varied = lagen.map(({ fall, lage }) => ({ name: fall.name, lage: vary(lage) }))
    return varied
      .filter(({ lage }) => wegOf(lage, gates) !== 'dunkel' && wegOf(lage, without) === 'dunkel')
      .map(({ name }) => name)
  }

  if (automatisch(paket)) {
    test.each(gates.map((g) => [g.id] as const))('without the gate %s a case would turn dark', (id) => {
      expect(turned([id], variants[id])).not.toEqual([])
    })
  } else {
    test('nothing is dark: neither a missing norm nor discretion alone lets a case through', () => {
      expect(lagen.filter(({ lage }) => wegOf(lage, gates) === 'dunkel')).toEqual([])
      for (const id of ['norm', 'ermessen'] as const) expect(turned([id])).toEqual([])
      expect(turned(['norm', 'ermessen']).length).toBeGreaterThan(5)
    })
  }
})
