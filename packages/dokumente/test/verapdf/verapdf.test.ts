import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDokumentRenderer } from '@weiche/dokumente'
import { expect, test } from 'vitest'
import { alleMuster, bewilligung } from '../muster.ts'
import { prepareVeraPdf, validate } from './verapdf.ts'

const OHNE_UA = fileURLToPath(new URL('../vorlagen/wort.typ', import.meta.url))

test('veraPDF finds every kind of letter to be PDF/UA-1 and PDF/A-2a in one file, and a plain PDF neither', {
  timeout: 600_000,
}, async (t) => {
  const vera = await prepareVeraPdf()
  if (vera.kind === 'fehlt') return t.skip(vera.grund)

  const ordner = await mkdtemp(join(tmpdir(), 'weiche-pdf-'))
  const renderer = createDokumentRenderer()
  const letters = {
    ...alleMuster,
    'viele-personen': {
      ...bewilligung,
      aufstellung: {
        ...bewilligung.aufstellung,
        zeilen: Array.from({ length: 40 }, (_, i) => ({ name: `Person ${i} 😀 שלום Ǆ 李`, angabe: 'zählt mit' })),
      },
    },
  }
  const file = (name: string) => join(ordner, `${name}.pdf`)
  for (const [name, letter] of Object.entries(letters)) await writeFile(file(name), await renderer.render(letter))
  const plain = { vorlage: OHNE_UA, daten: { worte: ['Probe'] }, standard: '1.7', datum: '2025-01-01' } as const
  await writeFile(file('ohne-ua'), await renderer.renderTypst(plain))
  await renderer.close()

  for (const profil of ['ua1', '2a'] as const) {
    const results = await validate(profil, vera.ordner, [...Object.keys(letters), 'ohne-ua'].map(file))
    for (const name of Object.keys(letters)) expect(results.get(file(name)), `${name} ${profil}`).toEqual([])
    expect(results.get(file('ohne-ua'))?.length, profil).toBeGreaterThan(0)
  }
  await rm(ordner, { recursive: true })
})
