import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../test/ordner-fuer-tests.ts'
import { legeRuecklaeuferAb, liesRuecklauf } from './ruecklauf.ts'

async function emptyFolder(): Promise<string> {
  const pfad = await freshFolder()
  await mkdir(pfad, { recursive: true })
  return pfad
}
const id = 'TEST-TEST-TEST-TEST-G'

test.each([
  ['', 'sonstiges'],
  ['{"grund": "unbekannt-verzogen"}', 'unbekannt-verzogen'],
  ['{"grund": "Frau Muster ist weggezogen"}', 'sonstiges'],
  ['kaputt {', 'sonstiges'],
  ['{"grund": ["x"]}', 'sonstiges'],
])('a returned letter is read with a reason that is a code: %j', async (inhalt, grund) => {
  const pfad = await emptyFolder()
  await writeFile(join(pfad, `Bescheid_${id}_5.unzustellbar`), inhalt)
  expect(await liesRuecklauf(pfad)).toMatchObject([{ effekt: { art: 'Bescheid', vorgangId: id, seq: 5 }, grund }])
})

test('what bears no name of ours, or is still being written, is left alone', async () => {
  const pfad = await emptyFolder()
  for (const name of ['fremd.unzustellbar', `.Bescheid_${id}_5.unzustellbar`, `Bescheid_${id}_5.pdf`])
    await writeFile(join(pfad, name), '')
  expect(await liesRuecklauf(pfad)).toEqual([])
})

test('what was noted is put away and not read again; a folder that is not there holds nothing', async () => {
  const pfad = await emptyFolder()
  await writeFile(join(pfad, `Bescheid_${id}_5.unzustellbar`), '')
  const [found] = await liesRuecklauf(pfad)
  await legeRuecklaeuferAb(pfad, found!)
  expect(await liesRuecklauf(pfad)).toEqual([])
  expect(await readdir(join(pfad, 'archiv'))).toEqual([`Bescheid_${id}_5.unzustellbar`])
  expect(await liesRuecklauf(join(pfad, 'gibt-es-nicht'))).toEqual([])
})
