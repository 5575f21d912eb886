import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOrdner, type Datei, type Ordner } from '@weiche/austausch'
import { beforeEach, describe, expect, it } from 'vitest'
import { createOrdnerImSpeicher, type Platte } from './ordner.ts'

const effekt = { art: 'Bescheid', vorgangId: 'TEST-TEST-TEST-TEST-G', seq: 7 }
const name = 'Bescheid_TEST-TEST-TEST-TEST-G_7'
const files = (text: string): Datei[] => [
  { art: 'Bescheid', endung: 'pdf', bytes: Buffer.from(text) },
  { art: 'Bescheid', endung: 'json', bytes: Buffer.from('{}') },
]

describe.each(['Platte', 'Speicher'])('an exchange folder, kept by %s', (which) => {
  let ordner: Ordner
  beforeEach(async () => {
    const platte: Platte = new Map()
    ordner =
      which === 'Platte'
        ? await createOrdner(mkdtempSync(join(tmpdir(), 'weiche-ordner-')))
        : createOrdnerImSpeicher(platte, async (_was, tu) => tu())
  })

  it('gives the names in order, and the same again for the same bytes', async () => {
    expect(await ordner.schreibe(effekt, files('eins'))).toEqual([`${name}.pdf`, `${name}.json`])
    expect(await ordner.schreibe(effekt, files('eins'))).toEqual([`${name}.pdf`, `${name}.json`])
    expect((await ordner.lies(`${name}.pdf`))?.toString()).toBe('eins')
  })

  it('keeps the first when other bytes come under its name, and says so', async () => {
    await ordner.schreibe(effekt, files('eins'))
    await expect(ordner.schreibe(effekt, files('zwei'))).rejects.toThrow(`${name}.pdf`)
    expect((await ordner.lies(`${name}.pdf`))?.toString()).toBe('eins')
  })

  it('finds nothing under a name that was never written, and refuses two files of one name', async () => {
    expect(await ordner.lies(`${name}.json`)).toBeUndefined()
    await expect(ordner.schreibe(effekt, [...files('x'), files('x')[0]!])).rejects.toThrow('Doppelte')
  })
})
