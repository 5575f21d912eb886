import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold, reicheEin } from './aktionen.ts'
import { weiche as befehl } from './befehlszeile.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

const ordner = mkdtempSync(join(tmpdir(), 'weiche-betrieb-'))
const [erika, max] = [join(ordner, 'erika.pem'), join(ordner, 'max.pem')]
const PERSON = ['--person', 'bt-1']

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', eigeneDatenbank: true })
})
afterAll(async () => {
  await c?.stop()
  rmSync(ordner, { recursive: true, force: true })
})
const weiche = (...argv: string[]) => befehl(c, ...argv)
/** Its Nachweise are missing: it waits for the citizen. */
const wartend = async () => reicheEin(c, { ...fall(c, 'e1'), anlagen: [] })

describe('who operates the installation', () => {
  it('sees that every Antrag is accounted for, while it runs', async () => {
    await reicheEin(c, fall(c, 'e1'))
    const kurz = await weiche('abgleich')
    expect(kurz).toMatchObject({ endwert: 0, print: expect.stringMatching(/wohngeld\s*│\s*1 │\s*1 │\s*0 │\s*0/) })
    expect(kurz.print).toContain('Kein Befund')
    const voll = await weiche('abgleich', '--voll', '--json')
    expect(voll.endwert).toBe(0)
    expect(JSON.parse(voll.print)).toMatchObject({ befunde: [], voll: { stroeme: expect.any(Number) } })
    const { body } = await c.http.get('/betrieb/abgleich').expect(200)
    expect(body).toMatchObject({ befunde: [], zusammenfassung: { bilanz: [{ leistung: 'wohngeld', entschieden: 1 }] } })
  })

  it('is told by the exit code when something is parked', async () => {
    await c.platform.databases.arbeit.collection('geparkt').insertOne({ gruppe: 'x', zeit: new Date() })
    expect(await weiche('abgleich')).toMatchObject({ endwert: 1, print: expect.stringContaining('geparkt') })
    await c.platform.databases.arbeit.collection('geparkt').deleteMany({})
  })

  it('hands a Vorgang to a person with two keys of operations, by command line', async () => {
    for (const [name, datei] of [
      ['Erika Muster', erika],
      ['Max Beispiel', max],
    ] as const) {
      await weiche('schluessel', 'neu', '--name', name, '--datei', datei)
      const registriert = await weiche('schluessel', 'registrieren', `${datei}.pub`, '--rolle', 'betrieb')
      expect(registriert.endwert).toBe(0)
    }
    const { vorgangId } = await wartend()
    expect((await weiche('stoerung')).print).toMatch(/wohngeld\s*│ nachforderung/)
    expect((await weiche('stoerung', 'zeige', vorgangId, ...PERSON)).print).toContain('nachforderung.gestellt')
    expect(await weiche('stoerung', 'zeige', vorgangId)).toMatchObject({ endwert: 2 })

    const auftrag = join(ordner, 'auftrag.json')
    const wahl = ['--leistung', 'wohngeld', '--stand', 'nachforderung', '--grund', 'Empfänger steht still']
    const gelegt = await weiche('stoerung', 'uebergeben', ...wahl, '--auftrag', auftrag, '--schluessel', erika)
    expect(gelegt).toMatchObject({ endwert: 0, print: expect.stringContaining('es ist noch nichts geschehen') })
    const again = await weiche('stoerung', 'unterschreiben', auftrag, '--schluessel', erika, '--ja')
    expect(again).toMatchObject({ endwert: 2, say: expect.stringContaining('zweite Person') })
    expect((await weiche('stoerung', 'unterschreiben', auftrag)).print).toContain('Nur gezeigt')
    expect((await fold(c, { vorgangId })).aussteuerungen).toEqual([])

    const done = await weiche('stoerung', 'unterschreiben', auftrag, '--schluessel', max, '--ja')
    expect(done).toMatchObject({ endwert: 0, print: expect.stringContaining(`${vorgangId}: getan`) })
    await c.quiet()
    const liste = await c.http.get('/sachbearbeitung/vorgaenge?code=BETRIEB-001').set('Person', 'sb-1').expect(200)
    expect(liste.body.zeilen.map((z: { vorgangId: string }) => z.vorgangId)).toEqual([vorgangId])
    expect(readFileSync(auftrag, 'utf8')).toContain('Empfänger steht still')
  })

  it('finds, wakes and repairs through the interface, and is refused without two signatures', async () => {
    const { vorgangId } = await wartend()
    const auswahl = { vorgaenge: [vorgangId] }
    const probe = await c.http.post('/betrieb/wecken').set('Person', 'bt-1').send({ auswahl }).expect(200)
    expect(probe.body).toMatchObject({ gesamt: 1, geweckt: 0, vorgaenge: [{ vorgangId, stand: 'nachforderung' }] })
    const leer = await c.http.post('/betrieb/wecken').set('Person', 'bt-1').send({ auswahl: {} }).expect(422)
    expect(leer.body.detail).toContain('träfe alles')
    const wunsch = { aktion: 'uebergeben', grund: 'Test', auswahl }
    const entwurf = await c.http.post('/betrieb/reparaturen/entwurf').set('Person', 'bt-1').send(wunsch).expect(200)
    const ohne = await c.http
      .post('/betrieb/reparaturen')
      .send({ reparatur: entwurf.body.reparatur, unterschriften: [] })
      .expect(403)
    expect(ohne.body).toMatchObject({ type: 'urn:weiche:problem:nicht-gezeichnet' })
    expect((await fold(c, { vorgangId })).aussteuerungen).toEqual([])
  })
})
