import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { zeilenVon } from './zeilen.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-zeilen-'))
afterAll(() => rmSync(ordner, { recursive: true }))

test('however a file is cut, each line is read exactly once, by the part in which it begins', async () => {
  const zeile = fc.string({ unit: 'binary', maxLength: 40 }).map((t) => t.replaceAll(/[\n\r]/g, 'ü'))
  await fc.assert(
    fc.asyncProperty(fc.array(zeile), fc.boolean(), fc.array(fc.nat(400)), async (zeilen, umbruchAmEnde, schnitte) => {
      const datei = join(ordner, 'faelle')
      const text = zeilen.join('\n') + (umbruchAmEnde ? '\n' : '')
      writeFileSync(datei, text)
      const bytes = Buffer.byteLength(text)
      const grenzen = [0, ...new Set(schnitte.filter((s) => s > 0 && s < bytes)), bytes].sort((a, b) => a - b)
      const gelesen: string[] = []
      for (const [i, von] of grenzen.slice(0, -1).entries())
        for await (const block of zeilenVon(datei, von, grenzen[i + 1]!))
          for (const { stelle, text: t } of block) {
            expect(stelle >= von && stelle < grenzen[i + 1]!).toBe(true)
            gelesen.push(t)
          }
      expect(gelesen).toEqual(zeilen.map((z) => Buffer.from(z).toString()).filter((z) => z !== ''))
    }),
    { numRuns: 60 },
  )
}, 30_000)
