import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pfadeOf } from '@weiche/all-in-one'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold, reicheEin } from './aktionen.ts'
import { weiche as befehl, type Gesagt } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-freigabe-'))
const rules = join(ordner, 'rules')
const [erika, max] = [join(ordner, 'erika.pem'), join(ordner, 'max.pem')]

let c: Constellation
beforeAll(async () => {
  cpSync(pfadeOf('.').rules, rules, { recursive: true })
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', rules, eigeneDatenbank: true })
})
afterAll(async () => {
  await c?.stop()
  rmSync(ordner, { recursive: true, force: true })
})

const weiche = (...argv: string[]): Promise<Gesagt> => befehl(c, ...argv)
const freigeben = (...argv: string[]) => weiche('freigeben', 'wohngeld', '--von', join(rules, 'wohngeld'), ...argv)
const inKraft = async () => (await c.platform.regelwerke.stand.readNow('wohngeld')).steuerung.ausgabe!
const usedBy = async () => {
  const vorgang = await fold(c, await reicheEin(c, fall(c, 'e1')))
  return { ausgabe: vorgang.auswertung?.fakten.ausgabe, weg: vorgang.entscheidung?.fakten.weg }
}
function change(name: string, from: string, to: string): void {
  const datei = join(rules, 'wohngeld', name)
  const before = readFileSync(datei, 'utf8')
  expect(before).toContain(from)
  writeFileSync(datei, before.replace(from, to))
}

describe('a newcomer of the Fachbereich', () => {
  it('makes two keys and registers them', async () => {
    const first = await weiche('schluessel', 'neu', '--name', 'Erika Muster', '--datei', erika)
    expect(first).toMatchObject({ endwert: 0, print: expect.stringContaining(`registrieren ${erika}.pub`) })
    expect(statSync(erika).mode & 0o777).toBe(0o600)
    await weiche('schluessel', 'neu', '--name', 'Max Beispiel', '--datei', max)
    for (const datei of [erika, max])
      expect(await weiche('schluessel', 'registrieren', `${datei}.pub`)).toMatchObject({ endwert: 0 })
    expect((await weiche('schluessel', 'liste')).print).toMatch(/Erika Muster.*\n.*Max Beispiel/s)
  })

  it('is told what cannot be released, and why', async () => {
    const good = readFileSync(join(rules, 'wohngeld', 'faelle/e1.json'), 'utf8')
    change('faelle/e1.json', '"110"', '"111"')
    expect(await freigeben('--schluessel', erika)).toMatchObject({
      endwert: 1,
      say: expect.stringContaining('faelle/e1.json erwartet.betraege: erwartet „111“, ist „110“'),
    })
    writeFileSync(join(rules, 'wohngeld', 'faelle/e1.json'), good)
    expect(await weiche('freigeben', 'wohngelt')).toMatchObject({
      endwert: 1,
      say: expect.stringContaining('wohngelt'),
    })
    expect(await freigeben('--schluessel', join(ordner, 'fehlt.pem'))).toMatchObject({ endwert: 2 })
    expect(await freigeben('--schluessel', `${erika}.pub`)).toMatchObject({ endwert: 2 })
  })

  it('releases a change together with a second person, and the running line uses it', async () => {
    const before = await inKraft()
    expect((await usedBy()).ausgabe).toBe(before)
    change('texte/hinweis-erhoehung.md', 'Kommt ein', 'Sobald ein')
    const shown = await freigeben()
    expect(shown.print).toContain('Automatik: zulässig')
    expect(shown.print).toContain('hinweis-erhoehung')
    expect(await freigeben('--schluessel', erika)).toMatchObject({
      endwert: 0,
      print: expect.stringContaining('zweite'),
    })
    expect(await freigeben('--schluessel', erika)).toMatchObject({
      endwert: 2,
      say: expect.stringContaining('zweite Person'),
    })
    expect((await usedBy()).ausgabe).toBe(before)
    expect((await freigeben('--schluessel', max)).print).toContain('in Kraft')
    await sleep(1_000)
    const after = await inKraft()
    expect(after).not.toBe(before)
    expect(await usedBy()).toEqual({ ausgabe: after, weg: 'dunkel' })
  })

  it('takes it back: the older Ausgabe is released again, confirmed by its name', async () => {
    const jetzt = await inKraft()
    const [alt] = (await c.platform.regelwerke.ausgaben.namen('wohngeld')).filter((n) => n !== jetzt)
    const kurz = alt!.slice(0, 12)
    expect(await weiche('freigeben', 'wohngeld', '--ausgabe', kurz, '--schluessel', max)).toMatchObject({ endwert: 0 })
    expect(await weiche('freigeben', '--bestaetigen', 'ffffff', '--schluessel', erika)).toMatchObject({ endwert: 1 })
    expect(await weiche('freigeben', '--bestaetigen', kurz, '--schluessel', erika)).toMatchObject({ endwert: 0 })
    await sleep(1_000)
    expect(await usedBy()).toEqual({ ausgabe: alt, weg: 'dunkel' })
  })

  it('stops a class of cases and lets it go on', async () => {
    const stop = ['wohngeld', '--grund', 'Prüfung', '--person', 'fb-1']
    expect(await weiche('stoppen', ...stop, '--klasse', 'regel:WOG-XX')).toMatchObject({
      endwert: 2,
      say: expect.stringContaining('Eine Regel „WOG-XX“ hat wohngeld nicht'),
    })
    expect(await weiche('stoppen', ...stop, '--klasse', 'alle')).toMatchObject({ endwert: 2 })
    expect((await weiche('stoppen', ...stop, '--klasse', 'bewilligung')).print).toContain('bewilligung (Prüfung)')
    await sleep(1_000)
    expect((await usedBy()).weg).toBe(undefined)
    expect((await c.http.get('/lage').expect(200)).body.regeln.wohngeld).toMatchObject({
      modus: 'automatisch',
      angehalten: [{ klasse: 'bewilligung', grund: 'Prüfung' }],
    })
    expect((await weiche('fortsetzen', ...stop, '--klasse', 'bewilligung')).print).toContain('ohne Einschränkung')
    await sleep(1_000)
    expect((await usedBy()).weg).toBe('dunkel')
  })

  it('releases rules whose cases do not show enough: they propose, a person decides', async () => {
    const faelle = join(rules, 'wohngeld', 'faelle')
    for (const name of readdirSync(faelle)) if (name !== 'e1.json') rmSync(join(faelle, name))
    change('texte/hinweis-erhoehung.md', 'Sobald ein', 'Wenn ein')
    expect((await freigeben('--schluessel', erika)).print).toMatch(/nur assistiert.*Kein Fall zeigt/s)
    await freigeben('--schluessel', max)
    await sleep(1_000)
    const vorgang = await fold(c, await reicheEin(c, fall(c, 'e1')))
    expect((await c.http.get('/lage').expect(200)).body.regeln.wohngeld.modus).toBe('assistiert')
    expect(vorgang.aussteuerungen[0]?.fakten.codes).toEqual(['AS-ASSISTIERT'])
    expect(vorgang.auswertung?.inhalt.abschnitte[0]?.betrag).toBe('110.00')
  })
})
