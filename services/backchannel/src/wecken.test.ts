import { readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from '@weiche/controller'
import { createDokumentRenderer } from '@weiche/dokumente'
import * as e from '@weiche/vorgang/test'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { entschieden, geprueft, nachgefordert, versagt } from '../test/faelle.ts'
import { createUmgebung } from '../test/umgebung.ts'
import type { Deps } from './deps.ts'
import { subscriptions } from './subscriptions.ts'

const ways = {
  bescheid: [...geprueft, [entschieden(1)]],
  anforderung: [...geprueft, [nachgefordert(1, '2025-06-30')]],
  beides: [...geprueft, [nachgefordert(1, '2025-06-30')], [e.nachgereicht()], [entschieden(5)]],
  versagung: [...geprueft, ...versagt],
  ruecknahme: [...geprueft, [nachgefordert(1, '2025-06-30')], [e.zurueckgenommen()]],
}
const names = subscriptions({} as Platform, {} as Deps).map((handler) => handler.name)

test('order and number of wake-ups do not matter: same events, same letters, and a repeat adds nothing', {
  timeout: 60_000,
}, async () => {
  const order = fc.array(fc.constantFrom(...names), { maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.values(ways)), order, async (given, wakeUps) => {
      const straight = await createUmgebung(given)
      const confused = await createUmgebung(given)
      await straight.settle()
      for (const name of wakeUps) await confused.wake(name)
      await confused.settle([...names].reverse())
      expect((await confused.types()).sort()).toEqual((await straight.types()).sort())
      expect(namesWithoutSeq(await confused.letters())).toEqual(namesWithoutSeq(await straight.letters()))
      const before = (await confused.fold()).seq
      for (const name of wakeUps) await confused.wake(name)
      expect((await confused.fold()).seq).toBe(before)
      expect(confused.fehler).toEqual([])
    }),
    { numRuns: 40 },
  )
})

/** In another order the ordering commit may stand at another place of the stream. */
function namesWithoutSeq(letters: string[]): string[] {
  return letters.map((n) => n.replace(/_\d+\./, '.')).sort()
}

test('killed between letter and evidence, and half the letter lost: the repeat makes the same letter', async () => {
  for (const given of [ways.bescheid, ways.anforderung]) {
    const u = await createUmgebung(given)
    await u.wake('backchannel.erstelle')
    const append = u.log.append
    u.log.append = async () => {
      throw new Error('killed')
    }
    for (const name of names) await u.wake(name)
    u.log.append = append
    const [job, pdf] = await u.letters()
    const before = await readFile(join(u.root, pdf!))
    await unlink(join(u.root, job!))
    u.clock.now = new Date('2025-06-10T10:00:00Z')
    await u.append(e.nachgereicht({ 'antragsteller.vorname': 'Anders' }))
    await u.settle()
    expect(await u.letters()).toEqual([job, pdf])
    expect(await readFile(join(u.root, pdf!))).toEqual(before)
    expect((await u.types()).filter((t) => t === 'bescheid.versandt' || t === 'status.mitgeteilt')).toHaveLength(1)
  }
})

test('a letter that cannot be made brings a person, and is made when that person returns the Vorgang', async () => {
  let broken = true
  const renderer = {
    render: async () => {
      if (broken) throw new Error('typesetter')
      return Buffer.from('%PDF')
    },
  }
  const u = await createUmgebung(ways.bescheid, renderer)
  await u.settle()
  expect((await u.fold()).aussteuerungen[0]?.fakten.codes).toEqual(['TECHNIK-BACKCHANNEL-ERSTELLE'])
  broken = false
  await u.append(e.zurueckgegeben(1, ['TECHNIK-BACKCHANNEL-ERSTELLE']))
  await u.append(entschieden(1))
  await u.settle()
  expect(await u.types()).toContain('bescheid.versandt')
})

const renderer = createDokumentRenderer({ workers: 1 })
afterAll(() => renderer.close())

test('all five letters become real PDFs with the texts of the real package', { timeout: 60_000 }, async () => {
  const u = await createUmgebung(ways.anforderung, renderer)
  await u.settle()
  u.clock.now = new Date('2025-07-02T10:00:00Z')
  await u.settle()
  await u.append(e.nachgereicht())
  await u.append(e.geprueft((await u.fold()).grundlage, { angaben: (await u.fold()).angaben }))
  await u.append(e.zugeordnet((await u.fold()).grundlage))
  await u.append(entschieden((await u.fold()).grundlage))
  await u.settle()
  expect(u.fehler).toEqual([])
  const pdfs = (await u.letters()).filter((n) => n.endsWith('.pdf'))
  expect(pdfs.map((n) => n.split('_')[0])).toEqual(['Bescheid', 'Erinnerung', 'Nachforderung'])
  for (const name of pdfs) expect((await readFile(join(u.root, name))).subarray(0, 8).toString()).toBe('%PDF-1.7')
  const v = await u.fold()
  const eingang = await u.service.renderDokument(v, { art: 'eingangsbestaetigung', ereignis: v.antrag.id })
  expect(Buffer.from(eingang).subarray(0, 8).toString()).toBe('%PDF-1.7')

  const w = await createUmgebung(ways.ruecknahme, renderer)
  await w.settle()
  expect(w.fehler).toEqual([])
})
