import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clearFolder, prepareFolder } from './data-folder.ts'
import { StartFehler } from './start-fehler.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weiche-ordner-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const own = { mongodbUri: undefined }

describe('the data folder', () => {
  test('is made where there is none', () => {
    const daten = join(folder, 'a', 'b')
    prepareFolder(daten)
    expect(existsSync(daten)).toBe(true)
  })
  test.each(['datei', 'datei/darunter'])('%s: a file in its place is named with the remedy', (name) => {
    writeFileSync(join(folder, 'datei'), '')
    expect(() => prepareFolder(join(folder, name))).toThrow(/Datei.*--daten/)
  })
  test('is removed only when it is ours', () => {
    writeFileSync(join(folder, 'brief.txt'), 'wichtig')
    expect(() => clearFolder(folder, own)).toThrow(StartFehler)
    expect(existsSync(join(folder, 'brief.txt'))).toBe(true)
    mkdirSync(join(folder, 'geheim'))
    clearFolder(folder, own)
    expect(existsSync(folder)).toBe(false)
    mkdirSync(folder)
  })
  test('stays while its database belongs to others, because the keys are in it', () => {
    mkdirSync(join(folder, 'geheim'))
    expect(() => clearFolder(folder, { mongodbUri: 'mongodb://beispiel/' })).toThrow(/MONGODB_URI/)
    expect(existsSync(join(folder, 'geheim'))).toBe(true)
  })
})
