import { randomUUID } from 'node:crypto'
import { startTelemetrie, type Telemetrie } from '@weiche/telemetrie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { befiehl, type Eingereicht, fold, lies, reicheEin, reicheNach, stelleUhr } from './aktionen.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { fall } from './faelle.ts'
import { type Spanne, startSenke } from './otlp-senke.ts'
import { expectGesundesLog } from './pruefe-log.ts'
import { createEingreifenderRenderer } from './renderer.ts'

/** Nobody is called that, and nobody lives there: found anywhere, it came from an Antrag. */
const NAME = 'Zwirbelquastenhuber'
const STRASSE = 'Kanarienvogelstieg'

const renderer = createEingreifenderRenderer()
let senke: Awaited<ReturnType<typeof startSenke>>
let telemetrie: Telemetrie
let c: Constellation
beforeAll(async () => {
  senke = await startSenke()
  telemetrie = await beginne({})
  c = await startConstellation({ jetzt: '2025-06-01T09:12:00+02:00', renderer })
})
afterAll(async () => {
  await c?.stop()
  await telemetrie?.stop()
  await senke?.stop()
})

/** By the environment alone, as an installation does it. */
async function beginne(env: Record<string, string>): Promise<Telemetrie> {
  const otlp = { OTEL_EXPORTER_OTLP_ENDPOINT: senke.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }
  Object.assign(process.env, otlp, env)
  return (await startTelemetrie(process.env, '1.2.3', () => undefined))!
}

/** „Give me the trace of Vorgang X“, as a store answers it: all spans of every trace that names it. */
async function spurVon({ vorgangId }: Eingereicht): Promise<Spanne[]> {
  await telemetrie.flush()
  const spannen = senke.spannen()
  const traces = new Set(spannen.filter((s) => s.attributes['weiche.vorgang_id'] === vorgangId).map((s) => s.traceId))
  return spannen.filter((s) => traces.has(s.traceId))
}

/** The names of the spans from the first one down to this. */
function wegZu(spuren: readonly Spanne[], name: string): string[] {
  const way: string[] = []
  for (let at = spuren.find((s) => s.name === name); at; at = spuren.find((s) => s.spanId === at!.parentSpanId))
    way.unshift(at.name)
  return way
}

describe('the trace of a Vorgang that is decided dark', () => {
  let vorgang: Eingereicht
  let spur: Spanne[]
  beforeAll(async () => {
    vorgang = await reicheEin(c, fall(c, 'e1'))
    spur = await spurVon(vorgang)
  })

  it('leads from the request through every service to the dispatched Bescheid, in one trace', () => {
    expect(new Set(spur.map((s) => s.traceId)).size).toBe(1)
    expect(wegZu(spur, 'commit bescheid.versandt hinweis.versandt')).toEqual([
      'POST /antraege/:leistung',
      'commit antrag.eingegangen',
      'validation.pruefe',
      'commit antrag.geprueft',
      'routing.ordneZu',
      'commit vorgang.zugeordnet',
      'processing.entscheide',
      'commit regeln.ausgewertet entscheidung.getroffen',
      'backchannel.erstelle',
      'commit bescheid.erstellt',
      'backchannel.versende',
      'commit bescheid.versandt hinweis.versandt',
    ])
  })

  it('shows typesetting and all three receivers outside, each below the step that did it', () => {
    expect(wegZu(spur, 'satz').at(-2)).toBe('backchannel.erstelle')
    const effects = spur.filter((s) => s.name === 'austausch')
    const below = effects.map((s) => [
      s.attributes['weiche.effekt'],
      spur.find((p) => p.spanId === s.parentSpanId)?.name,
    ])
    expect(below.sort()).toEqual([
      ['Ablage', 'routing.legeAb'],
      ['Bescheid', 'backchannel.versende'],
      ['Uebergabe', 'routing.uebergebe'],
    ])
  })

  it('says of every step whose it was: its own service, one Leistung, one Vorgang', () => {
    const services = Object.fromEntries(spur.map((s) => [s.name, s.service]))
    expect(services).toMatchObject({
      'POST /antraege/:leistung': 'weiche',
      'commit antrag.eingegangen': 'weiche-intake',
      'validation.pruefe': 'weiche-validation',
      'routing.ordneZu': 'weiche-routing',
      'processing.entscheide': 'weiche-processing',
      'commit bescheid.versandt hinweis.versandt': 'weiche-backchannel',
      satz: 'weiche-backchannel',
    })
    const steps = spur.filter((s) => s.attributes['weiche.ergebnis'] === 'getan')
    expect(steps).toHaveLength(7)
    for (const s of steps)
      expect(s.attributes).toMatchObject({ 'weiche.vorgang_id': vorgang.vorgangId, 'weiche.leistung': 'wohngeld' })
    expect(spur.filter((s) => s.status !== 0)).toEqual([])
  })

  it('stands in the log beside each commit, outside the chain', async () => {
    const commits = c.platform.databases.log.collection<{ seq: number; traceparent: string }>('commits')
    const docs = await commits.find({ vorgangId: vorgang.vorgangId }, { sort: { seq: 1 } }).toArray()
    const ids = spur.filter((s) => s.name.startsWith('commit ')).map((s) => `00-${s.traceId}-${s.spanId}-01`)
    expect(docs.map((d) => d.traceparent).sort()).toEqual(ids.sort())
    await expectGesundesLog(c)
  })

  it('does not take over what a sender says about traces', async () => {
    const chosen = 'deadbeefdeadbeefdeadbeefdeadbeef'
    await c.http.get('/lage').set('traceparent', `00-${chosen}-00f067aa0ba902b7-01`).expect(200)
    await telemetrie.flush()
    expect(senke.text()).toContain('/lage')
    expect(senke.text()).not.toContain(chosen)
  })
})

describe('a Vorgang that takes weeks', () => {
  it('has a trace for each time something came or fell due, each linked to the one before', async () => {
    const vorgang = await reicheEin(c, fall(c, 'nachreichung'))
    const first = await spurVon(vorgang)
    await stelleUhr(c, '2025-06-20')
    await reicheNach(c, vorgang, { angaben: { 'wohnung.heizkosten': '78.00' } })
    const frist = (await fold(c, vorgang)).nachforderung!.fakten.frist
    await stelleUhr(c, dayAfter(frist))
    const all = await spurVon(vorgang)
    expect(all.some((s) => s.name.startsWith('commit erinnerung.versandt'))).toBe(true)
    const order = [...new Set(all.map((s) => s.traceId))]
    expect(order).toHaveLength(3)
    expect(order[0]).toBe(first[0]?.traceId)
    for (const [n, traceId] of order.entries()) {
      const links = all.filter((s) => s.traceId === traceId).flatMap((s) => s.links)
      expect(links.map((l) => l.traceId)).toEqual(n === 0 ? [] : [order[n - 1]])
      // The other end is a commit that is there.
      for (const l of links) expect(all.find((s) => s.spanId === l.spanId)?.name).toMatch(/^commit /)
    }
  })
})

describe('the metrics', () => {
  it('count decisions, gates, steps, requests and times, by Leistung and never by Vorgang', async () => {
    const vorgang = await reicheEin(c, fall(c, 'e1', { 'antragsteller.betreuung': true }))
    await telemetrie.flush()
    const werte = senke.messwerte()
    const find = (name: string, attributes: object) =>
      werte.filter((w) => w.name === name && Object.entries(attributes).every(([k, v]) => w.attributes[k] === v))
    const leistung = 'wohngeld'
    const expected: [string, object][] = [
      ['weiche.ereignisse', { leistung, ereignis: 'bescheid.versandt' }],
      ['weiche.entscheidungen', { leistung, weg: 'dunkel', ausgang: 'bewilligung' }],
      ['weiche.gates', { leistung, code: 'AS-BETREUUNG' }],
      ['weiche.ausgesteuert', { leistung, anlass: 'fachlich', klasse: 'AS' }],
      ['weiche.regeln.dauer', { leistung }],
      ['weiche.schritt.dauer', { schritt: 'processing.entscheide', ergebnis: 'getan' }],
      ['http.server.request.duration', { 'http.route': '/antraege/:leistung', 'http.response.status_code': 201 }],
      ...['geprueft', 'zugeordnet', 'entschieden', 'versandt'].map((abschnitt): [string, object] => [
        'weiche.durchlaufzeit',
        { leistung, abschnitt, nachforderung: false },
      ]),
    ]
    for (const [name, attributes] of expected) {
      const [found, ...more] = find(name, attributes)
      expect(found?.value, name).toBeGreaterThan(0)
      expect(more, name).toEqual([])
    }
    expect(JSON.stringify(werte)).not.toContain(vorgang.vorgangId)
  })

  it('tell how many Vorgaenge wait for somebody inside', async () => {
    renderer.vorher = async () => {
      await c.platform.projektion.quiet()
      await telemetrie.flush()
    }
    await reicheEin(c, fall(c, 'e1'))
    renderer.vorher = async () => undefined
    const seen = senke.alleMesswerte().filter((w) => w.name === 'weiche.rueckstand')
    expect(seen.map((w) => w.attributes)).toContainEqual({ leistung: 'wohngeld' })
    expect(Math.max(...seen.map((w) => w.value))).toBe(1)
  })
})

describe('a case in which much goes wrong', () => {
  const antworten: string[] = []
  let gescheitert: Eingereicht
  beforeAll(async () => {
    const angaben = { 'antragsteller.strasse': STRASSE }
    renderer.vorher = async () => {
      throw new Error(`cannot set the letter to ${NAME}, ${STRASSE}`)
    }
    gescheitert = await reicheEin(c, fall(c, 'e1', angaben, NAME))
    renderer.vorher = async () => undefined
    const offen = await reicheEin(c, fall(c, 'nachreichung', angaben, NAME))
    await reicheNach(c, offen, { mitteilung: `Ich heiße ${NAME}.` })
    const { seq } = await lies(c, offen.vorgangId)
    const bad = [
      c.http
        .post('/antraege/wohngeld')
        .set('Idempotency-Key', randomUUID())
        .send({ antragsteller: { nachname: NAME, plz: STRASSE } }),
      c.http.get(`/vorgaenge/${NAME}`).set('Status-Geheimnis', NAME),
      c.http.get(`/${STRASSE}?name=${NAME}`),
      befiehl(c, offen.vorgangId, { befehl: NAME, gesehen: seq, grund: STRASSE }),
    ]
    for (const request of bad) {
      const { status, text } = await request
      expect(status).toBeGreaterThanOrEqual(400)
      antworten.push(text)
    }
  })

  it('leaves no name and no street in traces, metrics, logs and error pages', async () => {
    await telemetrie.flush()
    const places = { spuren: senke.text(), protokoll: c.protokoll.join('\n'), antworten: antworten.join('\n') }
    const found = Object.entries(places).filter(([, text]) => new RegExp(`${NAME}|${STRASSE}`, 'i').test(text))
    expect(found.map(([place]) => place)).toEqual([])
    // The same search finds what may be read: so it would have found the name.
    expect(places.spuren).toContain(gescheitert.vorgangId)
    expect(places.protokoll).toContain(gescheitert.vorgangId)
  })

  it('shows the failure where it happened, by its kind alone', async () => {
    const spur = await spurVon(gescheitert)
    const [failed, ...more] = spur.filter((s) => s.status === 2)
    expect(more).toEqual([])
    expect(failed).toMatchObject({ name: 'backchannel.erstelle', attributes: { 'error.type': 'aufgegeben' } })
    expect(wegZu(spur, 'commit vorgang.ausgesteuert')).toContain('backchannel.erstelle')
  })

  it('leads from a line of the log into the trace', async () => {
    const line = c.protokoll.map((l) => JSON.parse(l)).find((l) => l.ereignis === 'handler.fehlgeschlagen')
    const spur = await spurVon(gescheitert)
    expect(spur.map((s) => `${s.traceId} ${s.spanId}`)).toContain(`${line.traceId} ${line.spanId}`)
  })

  it('sends nothing but attributes that are known', async () => {
    await telemetrie.flush()
    const names = new Set(senke.spannen().flatMap((s) => Object.keys(s.attributes)))
    expect([...names].sort()).toEqual([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'weiche.effekt',
      'weiche.ereignisse',
      'weiche.ergebnis',
      'weiche.leistung',
      'weiche.seq',
      'weiche.vorgang_id',
      'weiche.vorlage',
    ])
  })
})

describe('a sample of traces', () => {
  it('keeps those that were not drawn when a person is asked or a step fails, from the request on', async () => {
    await telemetrie.stop()
    telemetrie = await beginne({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' })
    const dunkel = await reicheEin(c, fall(c, 'e1'))
    const person = await reicheEin(c, fall(c, 'e1', { 'antragsteller.betreuung': true }))
    renderer.vorher = async () => {
      throw new Error('no paper')
    }
    const technisch = await reicheEin(c, fall(c, 'e1'))
    expect((await fold(c, dunkel)).versand).toBeDefined()
    expect(await spurVon(dunkel)).toEqual([])
    for (const kept of [person, technisch]) {
      const way = wegZu(
        await spurVon(kept),
        kept === person ? 'commit regeln.ausgewertet vorgang.ausgesteuert' : 'commit vorgang.ausgesteuert',
      )
      expect(way.slice(0, 2)).toEqual(['POST /antraege/:leistung', 'commit antrag.eingegangen'])
    }
  })
})

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
