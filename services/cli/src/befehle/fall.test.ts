import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Befehl } from '../befehl.ts'
import { rules } from '../leistungspaket.ts'
import { fall } from './fall.ts'
import { pruefen } from './pruefen.ts'

async function rufe(befehl: Befehl, ...argv: string[]) {
  const print: string[] = []
  const say: string[] = []
  const ausgabe = { print: (t: string) => print.push(t), say: (t: string) => say.push(t), breite: 100 }
  return { wert: await befehl.run(argv, ausgabe), print: print.join('\n'), say: say.join('\n') }
}

/** The template, without the case at one of its thresholds. */
let paket: string
let ordner: string
beforeEach(async () => {
  const hier = await mkdtemp(join(tmpdir(), 'weiche-'))
  paket = join(hier, 'paket')
  ordner = join(hier, 'vorschlaege')
  await cp(join(rules, '_vorlage'), paket, { recursive: true })
  await rm(join(paket, 'faelle', 'bagatelle-genau.json'))
})

describe('boundary cases', { timeout: 20_000 }, () => {
  test('are proposed as files, taken into the package, and then nothing is missing there', async () => {
    const { say } = await rufe(pruefen, paket, '--grenzfaelle-schreiben', ordner)
    expect(say).toContain(`Vorschläge stehen in ${ordner}`)
    const namen = await readdir(ordner)
    expect(namen).not.toEqual([])
    for (const name of namen) expect(name).toMatch(/^grenzfall-vor-/)
    const { wert, print } = await rufe(fall, 'annehmen', paket, ...namen.map((name) => join(ordner, name)))
    expect(wert).toBe(0)
    expect(print.match(/Angenommen/g)).toHaveLength(namen.length)
    expect(await readdir(ordner)).toEqual([])
    const danach = await rufe(pruefen, paket, '--grenzfaelle')
    expect(danach.wert).toBe(0)
    expect(danach.print).toContain('Jede Schwelle zeigen Fälle auf beiden Seiten.')
  })
  test('that are refused do not come again', async () => {
    await rufe(pruefen, paket, '--grenzfaelle-schreiben', ordner)
    const namen = await readdir(ordner)
    expect((await rufe(fall, 'ablehnen', paket, ...namen.map((name) => join(ordner, name)))).wert).toBe(0)
    expect(JSON.parse(await readFile(join(paket, 'pruefung.json'), 'utf8'))).toEqual({
      abgelehnteGrenzfaelle: namen.map((name) => name.replace('.json', '')).sort(),
    })
    const danach = await rufe(pruefen, paket, '--grenzfaelle')
    expect(danach.wert).toBe(0)
    expect(danach.print).toContain('Jede Schwelle zeigen Fälle auf beiden Seiten.')
  })
  test('nothing is taken that does not hold, is there already, or does not exist', async () => {
    expect((await rufe(fall, 'annehmen', paket, join(paket, 'faelle', 'standard.json'))).say).toContain('gibt es schon')
    expect((await rufe(fall, 'annehmen', paket, 'fehlt.json')).say).toBe('Die Datei fehlt.json gibt es nicht.')
    expect((await rufe(fall, 'vergessen', paket, 'fehlt.json')).wert).toBe(2)
  })
})
