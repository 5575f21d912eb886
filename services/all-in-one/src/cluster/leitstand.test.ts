import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Anzahl } from './belegschaft.ts'
import { frageLeitstand, startLeitstand } from './leitstand.ts'

let daten: string
beforeAll(() => {
  daten = mkdtempSync(join(tmpdir(), 'weiche-leitstand-'))
})
afterAll(() => rmSync(daten, { recursive: true }))
const silent = () => undefined

test('a wish reaches the cluster on the same data folder, and its answer comes back; nobody else may ask', async () => {
  expect(await frageLeitstand({ daten }, 'processing=4')).toBeUndefined()
  const asked: Anzahl[] = []
  const setze = async (anzahl: Anzahl) => {
    asked.push(anzahl)
    return 'Tafel'
  }
  const leitstand = await startLeitstand({ daten }, setze, silent)
  expect(await frageLeitstand({ daten }, 'processing=4')).toEqual({ ok: true, text: 'Tafel' })
  expect(await frageLeitstand({ daten }, 'processing=400')).toEqual({
    ok: false,
    text: expect.stringMatching(/1 bis 32/),
  })
  expect(await frageLeitstand({ daten }, 'x'.repeat(2_000))).toEqual({
    ok: false,
    text: expect.stringMatching(/zu lang/),
  })
  expect(asked).toEqual([{ processing: 4 }])
  expect(statSync(join(daten, 'cluster.sock')).mode & 0o777).toBe(0o600)
  await leitstand.stop()
  expect(await frageLeitstand({ daten }, '')).toBeUndefined()
})

test('what a killed cluster left behind is no hindrance', async () => {
  writeFileSync(join(daten, 'cluster.sock'), '')
  const leitstand = await startLeitstand({ daten }, async () => '', silent)
  expect(await frageLeitstand({ daten }, '')).toEqual({ ok: true, text: '' })
  await leitstand.stop()
})

test('a path that no socket can have is said with its remedy, and the cluster runs', async () => {
  const said: string[] = []
  const leitstand = await startLeitstand(
    { daten: `/tmp/${'lang/'.repeat(30)}` },
    async () => '',
    (t) => said.push(t),
  )
  expect(said.join()).toMatch(/zu lang.*Abhilfe: /)
  await leitstand.stop()
})
