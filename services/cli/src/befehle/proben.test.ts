import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Probebericht } from '@weiche/werkbank'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { rules } from '../leistungspaket.ts'
import { proben } from './proben.ts'
import { vergleich } from './vergleich.ts'

vi.setConfig({ testTimeout: 60_000 })
const ordner = mkdtempSync(join(tmpdir(), 'weiche-proben-'))
afterAll(() => rmSync(ordner, { recursive: true }))
const entwurf = join(ordner, 'entwurf')
cpSync(join(rules, 'wohngeld'), entwurf, { recursive: true })
const parameter = join(entwurf, 'fassungen/2025-01-01/parameter.json')
writeFileSync(parameter, readFileSync(parameter, 'utf8').replace('"361"', '"391"'))

async function rufe(befehl: typeof proben, ...argv: string[]) {
  const out: string[] = []
  const say: string[] = []
  const wert = await befehl.run(argv, { print: (t) => out.push(t), say: (t) => say.push(t), breite: 100 })
  return { wert, out: out.join('\n'), say: say.join('\n') }
}
const bericht = async (...argv: string[]) =>
  JSON.parse((await rufe(proben, 'wohngeld', '--json', ...argv)).out) as Probebericht

describe('the rehearsal of a draft', () => {
  test('a higher rent limit for one person pays more and refuses nobody', async () => {
    const b = await bericht('--entwurf', entwurf, '--kuenstlich', '2000')
    expect(b.anzahl).toBe(2000)
    expect(b.anzahl - b.unveraendert).toBeGreaterThan(50)
    expect(b.centNeu).toBeGreaterThan(b.centAlt)
    expect(b.wechsel.map((w) => w.art).filter((art) => art.endsWith('→ dunkel, ablehnung'))).toEqual([])
    expect(b.belege).toHaveLength(10)
    expect(b.belege[0]!.spur.unterschiede.map((s) => s.was)).toContain('mietrechnung.hoechstbetrag')
  })
  test('against itself changes nothing', async () => {
    const b = await bericht('--entwurf', 'wohngeld', '--kuenstlich', '300')
    expect([b.unveraendert, b.wechsel]).toEqual([300, []])
  })
  test('cases from a file give what the made-up ones gave, whoever plays them', async () => {
    const datei = join(ordner, 'faelle.ndjson')
    await rufe(proben, 'wohngeld', '--kuenstlich', '500', '--schreibe', datei)
    const ausDatei = await bericht('--entwurf', entwurf, '--faelle', datei)
    expect(ausDatei).toEqual(await bericht('--entwurf', entwurf, '--kuenstlich', '500'))
  })
  test('a line that is no case is named with its place, the rest is played', async () => {
    const datei = join(ordner, 'kaputt.ndjson')
    await rufe(proben, 'wohngeld', '--kuenstlich', '3', '--schreibe', datei)
    writeFileSync(datei, `${readFileSync(datei, 'utf8')}{"id": 1}\nunsinn\n`)
    const { wert, out, say } = await rufe(proben, 'wohngeld', '--entwurf', entwurf, '--faelle', datei)
    expect(wert).toBe(1)
    expect(out).toContain('3 Fälle geprobt')
    expect(say).toMatch(/ab Byte \d+: „id“ fehlt oder ist kein Text\.\n.*ab Byte \d+: Das ist kein JSON\./)
  })
  test('prepared cases give the same report and hold nothing that is not looked at', async () => {
    const [ganz, knapp] = [join(ordner, 'ganz.ndjson'), join(ordner, 'knapp.ndjson')]
    await rufe(proben, 'wohngeld', '--kuenstlich', '500', '--schreibe', ganz)
    const { wert } = await rufe(proben, 'wohngeld', '--faelle', ganz, '--vorbereiten', knapp)
    expect(wert).toBe(0)
    expect(readFileSync(ganz, 'utf8')).toContain('"strasse"')
    const text = readFileSync(knapp, 'utf8')
    const strassen = [...readFileSync(ganz, 'utf8').matchAll(/"strasse":("[^"]+")/g)].map((m) => m[1]!)
    expect(strassen.filter((strasse) => text.includes(strasse))).toEqual([])
    expect(text.length).toBeLessThan(readFileSync(ganz, 'utf8').length / 2)
    const [a, b] = [ganz, knapp].map((datei) => bericht('--entwurf', entwurf, '--faelle', datei))
    expect(await b).toEqual(await a)
    const erfunden = join(ordner, 'erfunden.ndjson')
    await rufe(proben, 'wohngeld', '--kuenstlich', '500', '--vorbereiten', erfunden)
    expect(readFileSync(erfunden, 'utf8')).toBe(text)
  })
  test('a draft that looks at more than was prepared is told which Angabe is missing, and what to do', async () => {
    const [mehr, knapp] = [join(ordner, 'mehr'), join(ordner, 'zu-knapp.ndjson')]
    cpSync(join(rules, 'wohngeld'), mehr, { recursive: true })
    const datei = join(mehr, 'fassungen/2023-01-01/ableitungen.json')
    const inhalt = JSON.parse(readFileSync(datei, 'utf8'))
    inhalt.ableitungen[0].ausdruck = `if antragsteller.ort = "Neuss" then 1 else ${inhalt.ableitungen[0].ausdruck}`
    writeFileSync(datei, JSON.stringify(inhalt))
    await rufe(proben, 'wohngeld', '--kuenstlich', '50', '--vorbereiten', knapp)
    const { wert, say } = await rufe(proben, 'wohngeld', '--entwurf', mehr, '--faelle', knapp)
    expect(wert).toBe(2)
    expect(say).toMatch(
      /„antragsteller\.ort“ steht nicht darin, aber der Entwurf liest sie\. Bitte neu vorbereiten: weiche/,
    )
    await rufe(proben, 'wohngeld', '--entwurf', mehr, '--kuenstlich', '50', '--vorbereiten', knapp)
    expect((await bericht('--entwurf', mehr, '--faelle', knapp)).anzahl).toBe(50)
  })
  test('what is wrong with a prepared file is said', async () => {
    const knapp = join(ordner, 'gut.ndjson')
    await rufe(proben, 'wohngeld', '--kuenstlich', '3', '--vorbereiten', knapp)
    const [kopf, ...zeilen] = readFileSync(knapp, 'utf8').split('\n')
    const versuche = async (text: string, ...argv: string[]) => {
      const datei = join(ordner, 'anders.ndjson')
      writeFileSync(datei, text)
      return rufe(proben, 'wohngeld', '--faelle', datei, ...argv)
    }
    const mit = ['--entwurf', entwurf] as const
    const anders = (von: string, nach: string) => [kopf!.replace(von, nach), ...zeilen].join('\n')
    expect((await versuche(anders('Fälle 1', 'Fälle 2'), ...mit)).say).toContain('gelesen wird „vorbereitete Fälle 1“')
    expect((await versuche(anders('"wohngeld"', '"wohnhilfe"'), ...mit)).say).toContain('geprobt wird „wohngeld“')
    expect((await versuche(anders('"vorname"', '"vor name"'), ...mit)).say).toContain('beschädigt')
    expect((await versuche(anders('', ''), '--vorbereiten', knapp)).say).toContain('ist schon vorbereitet')
    const { wert, out, say } = await versuche(
      [kopf, '{}', '["k","2025-01-01","2025-01-01",[]]', ...zeilen].join('\n'),
      ...mit,
    )
    expect([wert, out]).toEqual([1, expect.stringContaining('3 Fälle geprobt')])
    expect(say).toMatch(/keine Zeile einer vorbereiteten Datei\.\n.*die \d+ Angaben, die der Kopf/)
  })
  test('writes a page with pictures and tables', async () => {
    const seite = join(ordner, 'probe.html')
    await rufe(proben, 'wohngeld', '--entwurf', entwurf, '--kuenstlich', '500', '--html', seite)
    expect(readFileSync(seite, 'utf8')).toMatch(/<svg [\s\S]*<caption>Wechsel nach Art<\/caption>[\s\S]*<details>/)
  })
  test('what is missing or wrong is said with its remedy', async () => {
    expect((await rufe(proben, 'wohngeld')).say).toContain('--entwurf ORDNER')
    expect((await rufe(proben, 'wohngeld', '--entwurf', ordner)).say).toContain('leistung.json fehlt')
    expect((await rufe(proben, 'wohngeld', '--entwurf', entwurf, '--faelle', 'nirgends')).say).toContain(
      'gibt es nicht',
    )
    expect((await rufe(proben, 'wohngeld', '--kuenstlich', 'viele')).say).toContain('Bitte eine ganze Zahl')
  })
})

describe('the difference of a draft', () => {
  test('is told in a sentence and goes into the chronicle', async () => {
    const { out } = await rufe(vergleich, 'wohngeld', entwurf, '--chronik', 'Probe')
    expect(out.replaceAll('\u00a0', ' ')).toContain('personen 1, stufe 1: 361,00 € → 391,00 €')
    expect(readFileSync(join(entwurf, 'CHANGELOG.md'), 'utf8')).toMatch(
      /^# Änderungen\n\n## Probe\n\nIn der Fassung ab/,
    )
  })
})
