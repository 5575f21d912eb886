import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { befiehl, nimmZurueck, reicheEin, uebernimm } from './aktionen.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'

let c: Constellation
beforeAll(async () => {
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00' })
})
afterAll(() => c?.stop())

describe('GET /lage', () => {
  it('counts every case once, by where it stands and who decided it', async () => {
    expect((await c.http.get('/lage').expect(200)).body).toMatchObject({ gesamt: 0, dunkelquote: null, aelteste: null })
    for (let i = 0; i < 3; i++) await reicheEin(c, fall(c, 'e1'))
    const byPerson = await reicheEin(c, fall(c, 'e1', { 'antrag.bemerkung': 'Danke!' }))
    const { seq } = await uebernimm(c, byPerson.vorgangId)
    const gruende = [{ norm: '§ 4 WoGG', text: 'Gelesen.' }]
    const befehl = { befehl: 'entscheiden', gesehen: seq, ausgang: 'bewilligung', gruende }
    await befiehl(c, byPerson.vorgangId, befehl).expect(200)
    const oldest = await reicheEin(c, fall(c, 'e1', { 'antragsteller.betreuung': true }))
    await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null }))
    await nimmZurueck(c, await reicheEin(c, fall(c, 'e1', { 'wohnung.heizkosten': null })))
    const { body, text } = await c.http.get('/lage').expect(200)
    expect(body).toMatchObject({
      gesamt: 7,
      offen: 2,
      staende: { abgeschlossen: 5, 'bei-person': 1, nachforderung: 1 },
      entschieden: { dunkel: 3, person: 1, zurueckgenommen: 1 },
      dunkelquote: 0.75,
      aelteste: { vorgangId: oldest.vorgangId, stand: 'bei-person' },
    })
    expect(body.gruende).toContainEqual({ stand: 'bei-person', code: 'AS-BETREUUNG', anzahl: 1 })
    expect(text).not.toMatch(/Quast/)
  })
})

describe('GET /openapi.json', () => {
  it('is a valid description by OpenAPI 3.1 and names every mounted operation, and no other', async () => {
    const { body } = await c.http.get('/openapi.json').expect(200)
    const validator = new Validator()
    const result = await validator.validate(structuredClone(body))
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(described.toSorted()).toEqual(mounted().toSorted())
    expect(described).toEqual(
      expect.arrayContaining([
        'post /antraege/{leistung}',
        'post /vorgaenge/{vorgangId}/nachreichungen',
        'get /vorgaenge/{vorgangId}',
        'post /sachbearbeitung/vorgaenge/{vorgangId}/befehle',
        'get /lage',
      ]),
    )
  })

  /** As express answers them, not as the description was made; pages for people are no operations of the interface. */
  function mounted(): string[] {
    const pages = new Set(
      c.services.routers.flatMap((r) => r.routes.filter((x) => x.page).map((x) => `${x.method} ${inBraces(x.path)}`)),
    )
    return c.services.routers
      .flatMap((router) =>
        router.stack.flatMap(({ route }) =>
          (route?.stack ?? [])
            .filter((layer) => layer.method)
            .map((layer) => `${layer.method} ${inBraces(route!.path)}`),
        ),
      )
      .filter((operation, index, all) => all.indexOf(operation) === index && !pages.has(operation))
  }

  function inBraces(path: string): string {
    return path.replace(/:(\w+)/g, '{$1}')
  }
})

describe('what needs a sign-in that does not exist yet', () => {
  it('is refused to whoever does not come straight from this machine', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    const staff = c.services.routers.flatMap((r) => r.routes).filter((r) => r.path.startsWith('/sachbearbeitung'))
    expect(staff.length).toBeGreaterThan(4)
    const own = c.services.routers
      .flatMap((r) => r.routes)
      .filter((r) => /^\/vorgaenge\/.*(dokumente|bescheid|ruecknahme)/.test(r.path))
    expect(own.length).toBe(4)
    for (const { method, path } of [...staff, ...own]) {
      const address = path.replace(':vorgangId', vorgang.vorgangId).replace(/:\w+/, 'x')
      const ask = () =>
        c.http[method](address).set('Person', 'sb-1').set('Status-Geheimnis', vorgang.statusGeheimnis).send()
      for (const [header, value] of [
        ['X-Forwarded-For', '203.0.113.9'],
        ['Host', 'weiche.example'],
        ['Origin', 'https://boese.example'],
      ] as const) {
        const answer = await ask().set(header, value)
        expect([method, path, header, answer.status]).toEqual([method, path, header, 403])
        expect(answer.body.type).toBe('urn:weiche:problem:nur-lokal')
      }
      expect((await ask()).status).not.toBe(403)
    }
  })

  it('names nobody else: without the secret of a Vorgang there is none', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1'))
    const other = await reicheEin(c, fall(c, 'e1'))
    const path = `/vorgaenge/${vorgang.vorgangId}`
    const wrong = await c.http.get(path).set('Status-Geheimnis', other.statusGeheimnis)
    const unknown = await c.http.get('/vorgaenge/AAAA-AAAA-AAAA-AAAA-A').set('Status-Geheimnis', other.statusGeheimnis)
    const shown = ({ status, body: { instance: _, ...body } }: typeof wrong) => ({ status, body })
    expect(shown(wrong)).toEqual(shown(unknown))
    expect(wrong.status).toBe(404)
    const nach = await c.http
      .post(`${path}/nachreichungen`)
      .set('Status-Geheimnis', other.statusGeheimnis)
      .send({ mitteilung: 'x' })
    expect(shown(nach)).toEqual(shown(unknown))
  })
})
