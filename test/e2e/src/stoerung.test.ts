import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { befiehl, type Eingereicht, ereignisse, fold, lies, reicheEin, status, uebernimm } from './aktionen.ts'
import { auftrag, briefe, bytesOf, dateien, ordnerOf, type Ziel } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { expectGesundesLog } from './pruefe-log.ts'
import { createEingreifenderRenderer } from './renderer.ts'

const renderer = createEingreifenderRenderer()
let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', renderer })
})
afterAll(() => c?.stop())
beforeEach(() => {
  renderer.vorher = async () => undefined
})

/** Puts a file under the name of an effect before it is ordered; the Bescheid is being set just then. */
async function fallMitFremderDatei(ziel: Ziel, art: string, endung: string) {
  let path = ''
  renderer.vorher = async ({ art: kind, vorgangId }) => {
    if (kind !== 'bescheid' || path !== '') return
    const { seq } = await fold(c, { vorgangId })
    mkdirSync(ordnerOf(c, ziel), { recursive: true })
    path = join(ordnerOf(c, ziel), `${art}_${vorgangId}_${seq + 1}.${endung}`)
    writeFileSync(path, 'etwas anderes')
  }
  const vorgang = await reicheEin(c, fall(c, 'e1'))
  renderer.vorher = async () => undefined
  return { vorgang, path }
}

function expectNothingPersonal(lines: readonly string[]): void {
  expect(lines.join('\n')).not.toMatch(/Quast|Helga|Mühlgasse/)
}

/** What the person does when the cause is gone. */
async function gibZurueck(vorgang: Eingereicht, code: string): Promise<void> {
  const { seq } = await uebernimm(c, vorgang.vorgangId)
  const grund = 'Die fremde Datei ist entfernt.'
  await befiehl(c, vorgang.vorgangId, { befehl: 'zurueckgeben', gesehen: seq, codes: [code], grund }).expect(200)
  await c.quiet()
}

describe('an effect that cannot be done', () => {
  const stories: [what: string, ziel: Ziel, art: string, endung: string, code: string, missing: number][] = [
    ['the letter', 'brief', 'Bescheid', 'pdf', 'TECHNIK-BACKCHANNEL-VERSENDE', 3],
    ['the hand-over', 'soziales', 'Uebergabe', 'json', 'TECHNIK-ROUTING-UEBERGEBE', 1],
    ['the filing', 'eakte', 'Antrag', 'json', 'TECHNIK-ROUTING-LEGEAB', 1],
  ]
  it.each(stories)(
    '%s: comes to a person, holds up only what needs its proof, and is carried through later',
    async (_what, ...story) => {
      const [ziel, art, endung, code, missing] = story
      const { vorgang, path } = await fallMitFremderDatei(ziel, art, endung)
      const ansicht = await lies(c, vorgang.vorgangId)
      expect(ansicht).toMatchObject({ stand: 'bei-person', aussteuerungen: [{ codes: [code], anlass: 'technisch' }] })
      // Nothing was overwritten; hand-over and filing name the day of the dispatch, so they wait for its proof, and not for each other.
      expect(bytesOf(c, ziel, path.split('/').at(-1)!).toString()).toBe('etwas anderes')
      const { versand, uebergabe, ablage } = await fold(c, vorgang)
      expect([versand, uebergabe, ablage].filter((beleg) => beleg === undefined)).toHaveLength(missing)
      // Another case is not held up.
      const next = await reicheEin(c, fall(c, 'e1'))
      expect((await lies(c, next.vorgangId)).stand).toBe('abgeschlossen')

      rmSync(path)
      await gibZurueck(vorgang, code)
      expect(await lies(c, vorgang.vorgangId)).toMatchObject({ stand: 'abgeschlossen', aussteuerungen: [] })
      for (const type of ['entscheidung.getroffen', 'bescheid.erstellt', 'bescheid.versandt'] as const)
        expect(await ereignisse(c, vorgang, type)).toHaveLength(1)
      expect(dateien(c, 'eakte', vorgang).filter((n) => n.startsWith('Ablage_'))).toHaveLength(1)
      expect(existsSync(path)).toBe(true)
      expect(auftrag(c, 'brief', vorgang, 'Bescheid').metadaten.vorgangId).toBe(vorgang.vorgangId)
      expect(await status(c, vorgang)).toMatchObject({ status: 'entschieden', amZug: 'niemand' })
    },
  )

  it('comes to a person again when it is returned before the cause is gone', async () => {
    const code = 'TECHNIK-BACKCHANNEL-VERSENDE'
    const { vorgang, path } = await fallMitFremderDatei('brief', 'Bescheid', 'pdf')
    await gibZurueck(vorgang, code)
    expect(await lies(c, vorgang.vorgangId)).toMatchObject({ stand: 'bei-person', aussteuerungen: [{ codes: [code] }] })
    rmSync(path)
    await gibZurueck(vorgang, code)
    expect(await lies(c, vorgang.vorgangId)).toMatchObject({ stand: 'abgeschlossen' })
    expect(briefe(c, vorgang, 'Bescheid')).toBe(1)
  })

  it('is told to the operator without a word of the case', () => {
    const errors = c.protokoll.filter((line) => line.includes('handler.fehlgeschlagen'))
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.join('\n')).toContain('routing.uebergebe')
    expectNothingPersonal(c.protokoll)
  })
})

describe('a typesetter', () => {
  it('that dies while it sets the Bescheid is replaced, and the Bescheid is set', async () => {
    const before = c.protokoll.length
    renderer.stirbBeimNaechsten()
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    expect(c.protokoll.slice(before).join('\n')).toContain('backchannel.erstelle')
    expect(await ereignisse(c, vorgang, 'vorgang.ausgesteuert')).toEqual([])
    expect(await ereignisse(c, vorgang, 'bescheid.versandt')).toHaveLength(1)
    expect((await lies(c, vorgang.vorgangId)).stand).toBe('abgeschlossen')
  })

  it('that fails at a request for documents brings a person after its attempts; then the letter is sent', async () => {
    // As messages of libraries do, this one quotes what it was given.
    renderer.vorher = async ({ empfaenger }) => {
      throw new Error(`cannot set a letter to ${empfaenger.join(', ')}`)
    }
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
    const code = 'TECHNIK-BACKCHANNEL-FORDERENACH'
    expect(await lies(c, vorgang.vorgangId)).toMatchObject({ aussteuerungen: [{ codes: [code] }] })
    renderer.vorher = async () => undefined
    await gibZurueck(vorgang, code)
    expect(briefe(c, vorgang, 'Nachforderung')).toBe(1)
    expect(await status(c, vorgang)).toMatchObject({ status: 'Nachforderung', amZug: 'Sie' })
    expectNothingPersonal(c.protokoll)
  })
})

describe('the log', () => {
  it('of what was disturbed verifies and replays', async () => {
    expect((await expectGesundesLog(c)).stroeme).toBeGreaterThan(5)
  })
})
