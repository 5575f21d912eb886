import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Abdeckung, Schloss } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { rules } from '../leistungspaket.ts'
import { pruefen } from './pruefen.ts'

async function rufe(...argv: string[]) {
  const print: string[] = []
  const say: string[] = []
  const ausgabe = { print: (t: string) => print.push(t), say: (t: string) => say.push(t), breite: 100 }
  return { wert: await pruefen.run(argv, ausgabe), print: print.join('\n'), say: say.join('\n') }
}

describe('weiche pruefen', { timeout: 20_000 }, () => {
  test('shows what the cases cover and whether the package may decide automatically', async () => {
    const { print } = await rufe('wohngeld', '--alles')
    expect(print).toMatch(/│ aussteuerung +│ +\d+ │/)
    expect(print).toMatch(/^Automatik: (zulässig\.|nur assistiert)/m)
    expect(print).not.toContain('  Fehler:')
    for (const teil of ['Prüfung der Dateien', 'WOG-HO-001', '§ 21 WoGG', 'wohnung.miete'])
      expect(print).toContain(teil)
  })
  test('gives the same as JSON', async () => {
    const { abdeckung, schloss } = JSON.parse((await rufe('wohngeld', '--json')).print) as {
      abdeckung: Abdeckung
      schloss: Schloss
    }
    expect(abdeckung.falsch).toEqual([])
    expect(abdeckung.regeln.find(({ code }) => code === 'WOG-HO-001')!.seiten.wahr).toContain('bagatelle-null')
    expect(schloss.zulaessig).toBe(schloss.fehlt.length === 0)
  })
  test('writes the report as a page that stands alone', async () => {
    const datei = join(await mkdtemp(join(tmpdir(), 'weiche-')), 'bericht.html')
    expect((await rufe('wohngeld', '--html', datei)).say).toContain(datei)
    const seite = await readFile(datei, 'utf8')
    expect(seite).toContain('<h1>Prüfbericht: Wohngeld</h1>')
    expect(seite).toContain('<th scope="col">WOG-HO-001</th>')
    expect(seite).not.toMatch(/src=|href=|<script/)
  })
  test('Angaben that angaben.json does not know are told once, where the other cases take them from', async () => {
    const ordner = await mkdtemp(join(tmpdir(), 'weiche-'))
    await cp(join(rules, '_vorlage'), ordner, { recursive: true })
    const standard = join(ordner, 'faelle/standard.json')
    await writeFile(standard, (await readFile(standard, 'utf8')).replace('"plz":', '"postleit":'))
    const { wert, say, print } = await rufe(ordner)
    expect(wert).toBe(1)
    expect(say.match(/angaben\.antragsteller\.postleit/g)).toHaveLength(1)
    expect(say).toContain(
      'faelle/standard.json angaben.antragsteller.postleit: Das Feld „postleit“ gibt es hier nicht.',
    )
    expect(print.match(/Nicht wie erwartet verlaufen die Fälle/g)).toHaveLength(1)
  })
  test('one page cannot hold several Leistungen', async () => {
    expect((await rufe('wohngeld', 'wohngeld', '--html', 'x.html')).wert).toBe(2)
  })
})
