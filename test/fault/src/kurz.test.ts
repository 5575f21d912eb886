import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pruefe, vergleiche } from './vergleich.ts'
import { type Bericht, fuehreVersuch } from './versuch.ts'

let bericht: Bericht
beforeAll(async () => {
  bericht = await fuehreVersuch({ seed: 7, runden: 2, antraege: 60, say: () => undefined })
}, 300_000)
afterAll(() => rmSync(bericht.ordner, { recursive: true, force: true }))

describe('given sixty applications and a process killed twice, once together with mongod', () => {
  test('nothing is lost, nothing is done twice, and every outcome is that of the undisturbed run', () => {
    expect(bericht.abweichungen).toEqual([])
  })
  test('a kill fell between an effect and its evidence', () => {
    expect(bericht.toetungen.filter((t) => t.vorBeleg)).not.toEqual([])
  })
  test('all three kinds were decided, with a grant and by a person too', () => {
    const decided = [...bericht.bestand.akten.values()].map((a) => a.vorgang.entscheidung?.fakten)
    expect(new Set(decided.map((f) => f?.weg))).toEqual(new Set(['dunkel', 'person']))
    expect(decided.some((f) => f?.ausgang === 'bewilligung')).toBe(true)
  })
})

describe('the comparison finds', () => {
  const texte = (found: { text: string }[]) => found.map(({ text }) => text).join()
  const brief = () => bericht.pfade.austausch.brief
  const aBescheid = () => readdirSync(brief()).find((n) => n.startsWith('Bescheid_') && n.endsWith('.pdf'))!

  test('a second letter', () => {
    const second = join(brief(), aBescheid().replace(/_\d+\.pdf$/, '_99.pdf'))
    copyFileSync(join(brief(), aBescheid()), second)
    expect(pruefe(bericht.ledger, bericht.bestand, bericht.pfade)).toEqual([
      { art: 'doppelt', text: expect.stringContaining('zu viel') },
    ])
    rmSync(second)
  })
  test('an acknowledged Antrag that is not in the log', () => {
    const eingereicht = { vorgangId: 'XXXX-XXXX-XXXX-XXXX-X', statusGeheimnis: '' }
    const ledger = [{ ...bericht.ledger[0]!, eingereicht }, ...bericht.ledger.slice(1)]
    expect(texte(pruefe(ledger, bericht.bestand, bericht.pfade))).toContain('quittiert, aber nicht im Log')
  })
  test('an event that stands in the log twice', () => {
    const [id, akte] = [...bericht.bestand.akten][0]!
    const doubled = { ...akte, commits: [...akte.commits, akte.commits.at(-1)!] }
    const bestand = { ...bericht.bestand, akten: new Map(bericht.bestand.akten).set(id, doubled) }
    expect(texte(pruefe(bericht.ledger, bestand, bericht.pfade))).toContain('2-mal, erwartet 1-mal')
  })
  test('another outcome than undisturbed', () => {
    const soll = new Map(bericht.soll).set(3, { ...bericht.soll.get(3), codes: '["WOG-HO-001"]' })
    expect(vergleiche(bericht.ledger, bericht.bestand, soll)).toEqual([
      { art: 'anders', text: 'Antrag 3: codes ist [], ungestört ["WOG-HO-001"]' },
    ])
  })
})
