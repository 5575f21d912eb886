import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pfadeOf } from '@weiche/all-in-one'
import {
  createRegelwerke,
  createSteuerungszugang,
  type Freigabeergebnis,
  installationsschluessel,
  readOrdner,
  type SteuerbareRegelwerke,
  type Steuerungszugang,
  type Unterzeichner,
  unterzeichnerVon,
} from '@weiche/steuerung'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Eingereicht, fold, lies, reicheEin } from './aktionen.ts'
import { auftrag, bytesOf } from './austauschordner.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { textOf } from './pdf.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-rules-'))
const datei = (name: string) => join(ordner, 'wohngeld', name)

let c: Constellation
const others: SteuerbareRegelwerke[] = []
beforeAll(async () => {
  cpSync(pfadeOf('.').rules, ordner, { recursive: true })
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', rules: ordner })
  zugang = createSteuerungszugang(deps())
  for (const { name, oeffentlich } of [erika, max])
    await zugang.schluessel.registriere({ name, oeffentlich, rolle: 'fachbereich' }, undefined)
})
afterAll(async () => {
  for (const other of others) await other.close()
  await c?.stop()
  rmSync(ordner, { recursive: true, force: true })
})

const deps = () => {
  const { databases, log, uhr, logger, schluessel } = c.platform
  return { databases, log, uhr, logger, installation: installationsschluessel(schluessel.serverKey('installation')) }
}

/** Another process starts beside the running one and finds a changed folder. */
async function startBeside(): Promise<SteuerbareRegelwerke> {
  const other = await createRegelwerke({ ...deps(), ordner })
  others.push(other)
  return other
}

const ofWohngeld = (freigaben: SteuerbareRegelwerke['freigaben']) =>
  freigaben.filter(({ leistung }) => leistung === 'wohngeld')

let zugang: Steuerungszugang
const [erika, max] = ['Erika Muster', 'Max Beispiel'].map((name) => ({
  name,
  ...unterzeichnerVon(generateKeyPairSync('ed25519').privateKey),
})) as [Unterzeichner & { name: string }, Unterzeichner & { name: string }]

/** Both persons sign what lies in the folder, in a process of their own. */
async function release(...personen: Unterzeichner[]): Promise<Freigabeergebnis[]> {
  const gelesen = await readOrdner(join(ordner, 'wohngeld'))
  if (gelesen.kind === 'fehler') throw new Error(gelesen.meldungen.join())
  const ausgabe = await zugang.ausgaben.store('wohngeld', gelesen.dateien, c.uhr.jetzt())
  const bericht = { faelle: 0, wieErwartet: 0, schloss: [], hinweise: [] }
  const ergebnisse: Freigabeergebnis[] = []
  for (const person of personen)
    ergebnisse.push(await zugang.gibFrei({ leistung: 'wohngeld', ausgabe, bericht }, person))
  await sleep(1_000)
  return ergebnisse
}
const change = (name: string, from: string, to: string) => {
  const before = readFileSync(datei(name), 'utf8')
  if (!before.includes(from)) throw new Error(`${name} has no ${from}`)
  writeFileSync(datei(name), before.replace(from, to))
}
const ausgabeOf = async (v: Eingereicht) => (await fold(c, v)).auswertung?.fakten.ausgabe
const betragOf = async (v: Eingereicht) => (await fold(c, v)).entscheidung?.inhalt.abschnitte[0]?.betrag
const letterOf = (v: Eingereicht) => textOf(bytesOf(c, 'brief', `${auftrag(c, 'brief', v, 'Bescheid').auftrag}.pdf`))
async function copyOf(v: Eingereicht): Promise<string> {
  const request = c.http.get(`/vorgaenge/${v.vorgangId}/bescheid`).set('Status-Geheimnis', v.statusGeheimnis)
  return textOf((await request.buffer(true).expect(200)).body)
}

describe('a changed Leistungspaket', () => {
  it('is not in force by a start, nor by one signature', async () => {
    const before = await ausgabeOf(await reicheEin(c, fall(c, 'e1')))
    change('texte/hinweis-erhoehung.md', 'Kommt ein', 'ALLEIN: Kommt ein')
    const found = ofWohngeld((await startBeside()).freigaben)
    expect(found).toMatchObject([{ leistung: 'wohngeld', kind: 'abweichend', ausgabe: before }])
    expect(await release(erika, erika)).toMatchObject([
      { kind: 'beantragt' },
      { kind: 'abgelehnt', text: expect.stringContaining('zweite Person') },
    ])
    change('texte/hinweis-erhoehung.md', 'ALLEIN: Kommt ein', 'Kommt ein')
    expect(await ausgabeOf(await reicheEin(c, fall(c, 'e1')))).toBe(before)
  })
})

describe('a changed Leistungspaket released while the line runs', () => {
  let first: Eingereicht
  let second: Eingereicht
  let third: Eingereicht

  it('is used by the next evaluation; each decision names the Ausgabe it was made by', async () => {
    first = await reicheEin(c, fall(c, 'e1'))
    expect(await betragOf(first)).toBe('110.00')
    change('fassungen/2025-01-01/parameter.json', '[1, 1, "361"]', '[1, 1, "300"]')
    const done = await release(erika, max)
    expect(done).toMatchObject([{ kind: 'beantragt' }, { kind: 'freigegeben', antrag: { nummer: 2 } }])
    second = await reicheEin(c, fall(c, 'e1'))
    expect(await betragOf(second)).not.toBe('110.00')
    expect(await ausgabeOf(second)).toBe(done[1]?.kind === 'freigegeben' && done[1].antrag.ausgabe)
    expect(await ausgabeOf(first)).not.toBe(await ausgabeOf(second))
    expect(auftrag(c, 'soziales', second, 'Uebergabe').entscheidung.ausgabe).toBe(await ausgabeOf(second))
  })

  it('changes nothing that was decided before', async () => {
    expect(await betragOf(first)).toBe('110.00')
    expect(auftrag(c, 'soziales', first, 'Uebergabe').entscheidung.ausgabe).toBe(await ausgabeOf(first))
  })

  it('is an Ausgabe of its own also when only a text changed', async () => {
    change('texte/hinweis-erhoehung.md', 'Kommt ein', 'NEU: Kommt ein')
    await release(max, erika)
    third = await reicheEin(c, fall(c, 'e1'))
    expect(await betragOf(third)).toBe(await betragOf(second))
    expect(await ausgabeOf(third)).not.toBe(await ausgabeOf(second))
    expect(await letterOf(third)).toContain('NEU: Kommt')
    expect(await letterOf(second)).not.toContain('NEU: Kommt')
  })

  it('leaves the copy of an older Bescheid as the Bescheid was', async () => {
    expect(await copyOf(third)).toContain('NEU: Kommt')
    expect(await copyOf(second)).not.toContain('NEU: Kommt')
    expect(await copyOf(second)).toContain('Abschrift')
  })

  it('that does not load is refused with place and remedy, and the line goes on by the old one', async () => {
    const good = readFileSync(datei('leistung.json'), 'utf8')
    writeFileSync(datei('leistung.json'), good.replace('"stichprobe": "0.02"', '"stichprobe": "viel"'))
    const found = ofWohngeld((await startBeside()).freigaben)
    expect(found).toMatchObject([{ kind: 'abgelehnt', ausgabe: await ausgabeOf(third) }])
    expect(found[0]?.meldungen.join()).toMatch(/leistung\.json.*stichprobe/)
    writeFileSync(datei('leistung.json'), good)
    const next = await reicheEin(c, fall(c, 'e1'))
    expect(await ausgabeOf(next)).toBe(await ausgabeOf(third))
  })

  it('and back again: the older Ausgabe is released once more', async () => {
    const alt = (await ausgabeOf(first))!
    const bericht = { faelle: 0, wieErwartet: 0, schloss: [], hinweise: [] }
    for (const person of [erika, max]) await zugang.gibFrei({ leistung: 'wohngeld', ausgabe: alt, bericht }, person)
    await sleep(1_000)
    const back = await reicheEin(c, fall(c, 'e1'))
    expect(await ausgabeOf(back)).toBe(alt)
    expect(await betragOf(back)).toBe('110.00')
  })

  it('and a stop of the grants pulled in another process acts here within a second, and ends', async () => {
    await zugang.stoppe('wohngeld', 'fachbereich-50', 'Prüfung', 'bewilligung')
    await sleep(1_000)
    expect(await betragOf(await reicheEin(c, fall(c, 'e1')))).toBe(undefined)
    await zugang.setzeFort('wohngeld', 'fachbereich-50', 'behoben', 'bewilligung')
    await sleep(1_000)
    expect(await betragOf(await reicheEin(c, fall(c, 'e1')))).toBe('110.00')
  })

  it('and a stop of everything pulled in another process acts here within a second', async () => {
    expect((await zugang.stoppe('wohngeld', 'fachbereich-50', 'Prüfung')).kind).toBe('wirksam')
    await sleep(1_000)
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    expect((await lies(c, vorgang.vorgangId)).aussteuerungen).toMatchObject([{ codes: ['AS-AUTOMATIK-GESTOPPT'] }])
  })
})
