import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTestLog } from '@weiche/controller/test'
import type { Ereignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { freshFolder } from '../test/ordner-fuer-tests.ts'
import { pflegeOrdner } from './archiv.ts'
import { createOrdner } from './ordner.ts'

const id = e.testVorgangId
const name = `Bescheid_${id}_5`
const ordered = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.entschieden(1)], [e.bescheid(1)]]
const versandt = e.versandt() as Extract<Ereignis, { type: 'bescheid.versandt' }>

test('a letter that the print shop took stays until its evidence is in the log', async () => {
  const pfad = await freshFolder()
  const ordner = await createOrdner(pfad)
  await ordner.schreibe({ art: 'Bescheid', vorgangId: id, seq: 5 }, [
    { art: 'Bescheid', endung: 'json', bytes: Buffer.from('{}') },
  ])
  await writeFile(join(pfad, `${name}.quittung`), '')
  const jetzt = new Date('2025-06-01T12:00:00Z')

  expect(await pflegeOrdner([pfad], createTestLog(e.strom(...ordered)), jetzt)).toEqual([])
  expect(await pflegeOrdner([pfad], createTestLog(), jetzt)).toEqual([])
  expect(await readdir(pfad)).toContain(`${name}.json`)

  const evidence = { ...versandt, fakten: { ...versandt.fakten, effekt: name } }
  expect(await pflegeOrdner([pfad], createTestLog(e.strom(...ordered, [evidence])), jetzt)).toEqual([name])
  expect(await readdir(join(pfad, 'archiv'))).toEqual([`${name}.json`])
})
