import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baueListenprobe, type Listenprobe, schiedsspruch, unsere } from './eintraege.ts'
import { type Entwurf, entwurf } from './entwurf.ts'

const LAEUFE = 150
const probe = fc.tuple(entwurf, fc.nat({ max: 2 }), fc.nat({ max: 4 }))

/** The questions that we answer otherwise than the original does, item by item. `verfaelsche`: what we are asked instead. */
async function abweichungen(
  [draft, art, anzahl]: [Entwurf, number, number],
  zaehle: (ergebnis: string) => void = () => undefined,
  verfaelsche = (listenprobe: Listenprobe) => listenprobe,
): Promise<object[]> {
  const gefragt = baueListenprobe(draft, art, anzahl)
  const ergebnisse = unsere(verfaelsche(gefragt), verfaelsche(gefragt).eintraege)
  const anders: object[] = []
  for (const [i, frage] of gefragt.fragen.entries()) {
    const { sicher, moeglich } = await schiedsspruch(gefragt, frage)
    const wir = ergebnisse[i]!
    zaehle(`${frage.quantor} ${wir}`)
    const gleich = (wir === 'offen' || wir === moeglich) && (sicher === 'offen' || wir === sicher)
    if (!gleich) anders.push({ frage, eintraege: gefragt.eintraege, wir, sicher, moeglich })
  }
  return anders
}

describe('some, every and none over the items of a list', () => {
  test('are judged as the original judges each item, with unknown Angaben and without, also of an empty list', async () => {
    const anzahl = new Map<string, number>()
    const zaehle = (name: string) => void anzahl.set(name, (anzahl.get(name) ?? 0) + 1)
    const gleich = async (fall: [Entwurf, number, number]) => {
      expect(await abweichungen(fall, zaehle)).toEqual([])
    }
    await fc.assert(fc.asyncProperty(probe, gleich), { numRuns: LAEUFE })
    for (const quantor of ['some', 'every', 'none'])
      for (const ergebnis of ['erfuellt', 'nicht erfuellt', 'offen'])
        expect(anzahl.get(`${quantor} ${ergebnis}`), `${quantor} ${ergebnis}`).toBeGreaterThan(0)
  })
  test('are open while nobody knows the list', () => {
    fc.assert(
      fc.property(probe, ([draft, art, anzahl]) => {
        expect(new Set(unsere(baueListenprobe(draft, art, anzahl), null))).toEqual(new Set(['offen']))
      }),
      { numRuns: 50 },
    )
  })
  const findet = async (verfaelsche: (p: Listenprobe) => Listenprobe) => {
    const gleich = async (fall: [Entwurf, number, number]) =>
      (await abweichungen(fall, undefined, verfaelsche)).length === 0
    const wahl = { numRuns: LAEUFE, seed: 1, endOnFailure: true }
    return (await fc.check(fc.asyncProperty(probe, gleich), wahl)).failed
  }
  test('would be told wrong if we left out an item, and are right when we do not', async () => {
    expect(await findet((p) => ({ ...p, eintraege: p.eintraege.slice(1) }))).toBe(true)
    expect(await findet((p) => p)).toBe(false)
  })
})
