import { randomUUID } from 'node:crypto'
import { archive, jpeg, officeFile, pdf, png } from '@weiche/ablage/test'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { antrag, startIntake, type TestIntake } from './test-intake.ts'

let intake: TestIntake
let before: Awaited<ReturnType<TestIntake['counted']>>
beforeAll(async () => {
  intake = await startIntake({ maxAnfrageBytes: 25_000_000 })
}, 120_000)
afterAll(() => intake.stop(), 30_000)
beforeEach(async () => {
  before = await intake.counted()
})

const post = (path = '/antraege/wohngeld') => request(intake.app).post(path)
const raw = (text: string, type = 'application/json') => post().set('Content-Type', type).send(text)
const upload = (teil: string, bytes: Buffer, dateiname: string) =>
  post().field('antrag', JSON.stringify(antrag())).attach(teil, bytes, dateiname)

/** Refused in German with place and remedy, nothing told of the inside, nothing stored. */
async function refused(answer: request.Response, status: number, name: string, pointer?: string) {
  expect([answer.status, answer.body.type]).toEqual([status, `urn:weiche:problem:${name}`])
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body.detail).toMatch(/Bitte/)
  expect(answer.text).not.toMatch(/\.ts|node_modules|Error:|mongo/i)
  if (pointer !== undefined) expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer)
  for (const e of answer.body.errors ?? []) expect(e.detail.length).toBeGreaterThan(10)
  expect(await intake.counted()).toEqual(before)
}

describe('JSON', () => {
  test.each([
    ['broken', '{"antragsteller":'],
    ['empty', ''],
    ['10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['10,000 lists deep in a known field', `{"haushalt":{"mitglieder":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`],
    ['a field twice', '{"antrag":{"art":"mietzuschuss","art":"lastenzuschuss"}}'],
    ['__proto__', '{"__proto__":{"pflicht":false}}'],
  ])('%s is refused', async (_what, text) => refused(await raw(text), 400, 'json-fehlerhaft'))

  test('larger than 1 MB is refused, also as part of a form', async () => {
    const big = JSON.stringify(antrag({ antrag: { bemerkung: 'x'.repeat(1_100_000) } }))
    await refused(await raw(big), 413, 'zu-gross')
    await refused(await post().field('antrag', big), 413, 'zu-gross')
    await refused(await post().attach('antrag', Buffer.from(big), 'antrag.json'), 413, 'zu-gross')
  })

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
    'as %s is refused',
    async (type) => refused(await raw('{}', type), 415, 'inhaltstyp-falsch'),
  )

  test.each(['[]', '"text"', '7', 'null'])('%s instead of an object is refused', async (text) =>
    refused(await raw(text), 422, 'angaben-fehlerhaft'),
  )
})

describe('Angaben', () => {
  const wohnung = (felder: object) => antrag({ wohnung: felder })
  const mitglied = (felder: object) => antrag({ haushalt: { mitglieder: [{ id: 'm1', ...felder }] } })

  test.each<[string, object, string]>([
    ['a misspelt field', wohnung({ meite: '520.00' }), '/wohnung/meite'],
    ['an extra field', antrag({ eingangsdatum: '2020-01-01' }), '/eingangsdatum'],
    ['the amount 1e3', wohnung({ miete: '1e3' }), '/wohnung/miete'],
    ['the amount 0x10', wohnung({ miete: '0x10' }), '/wohnung/miete'],
    ['the amount with blanks', wohnung({ miete: ' 12 ' }), '/wohnung/miete'],
    ['the amount with a comma', wohnung({ miete: '520,00' }), '/wohnung/miete'],
    ['the amount with three decimals', wohnung({ miete: '520.001' }), '/wohnung/miete'],
    ['the amount as binary float', wohnung({ miete: 520.1 }), '/wohnung/miete'],
    ['a negative rent', wohnung({ miete: '-1' }), '/wohnung/miete'],
    ['30 February', mitglied({ geburtsdatum: '2001-02-30' }), '/haushalt/mitglieder/0/geburtsdatum'],
    ['29 February of no leap year', mitglied({ geburtsdatum: '1900-02-29' }), '/haushalt/mitglieder/0/geburtsdatum'],
    ['a date with time', mitglied({ geburtsdatum: '2001-02-03T00:00' }), '/haushalt/mitglieder/0/geburtsdatum'],
    ['yes as text', mitglied({ kindergeld: 'ja' }), '/haushalt/mitglieder/0/kindergeld'],
    ['a whole number with a fraction', mitglied({ gdb: 50.5 }), '/haushalt/mitglieder/0/gdb'],
    ['an unknown choice', wohnung({ nutzung: 'besetzt' }), '/wohnung/nutzung'],
    ['an operator as key', wohnung({ miete: { $ne: '' } }), '/wohnung/miete'],
    ['an operator as field', wohnung({ $where: 'sleep(1000)' }), '/wohnung/$where'],
    ['a list instead of text', wohnung({ gebiet: ['Dortmund'] }), '/wohnung/gebiet'],
  ])('%s is refused with its place', async (_what, body, pointer) =>
    refused(await post().send(body), 422, 'angaben-fehlerhaft', pointer),
  )

  test('two persons with one id contradict each other and are refused', async () => {
    const body = antrag({ haushalt: { mitglieder: [{ id: 'm1' }, { id: 'm1' }] } })
    await refused(await post().send(body), 422, 'angaben-fehlerhaft', '/haushalt/mitglieder/0/id')
  })

  test('every faulty field is named at once', async () => {
    const answer = await post().send({ ...wohnung({ miete: '1e3', meite: '1' }), antragsteller: { vorname: 'Erika' } })
    await refused(answer, 422, 'angaben-fehlerhaft')
    const pointers = answer.body.errors.map((e: { pointer: string }) => e.pointer)
    const missing = ['nachname', 'geburtsdatum', 'strasse', 'hausnummer', 'plz', 'ort'].map(
      (f) => `/antragsteller/${f}`,
    )
    expect(pointers).toEqual(expect.arrayContaining(['/wohnung/miete', '/wohnung/meite', ...missing]))
  })

  test.each([{ $ne: null }, { $gt: '' }])(
    'an operator where a text is due (%j) never reaches the database',
    async (operator) => {
      const body = antrag()
      await refused(
        await post().send({ ...body, antragsteller: { ...body.antragsteller, nachname: operator } }),
        422,
        'angaben-fehlerhaft',
      )
    },
  )

  test('operators and markup in free text are only text', async () => {
    const bemerkung = '{"$ne":1} $where #{7*7} <script>alert(1)</script> \'; DROP TABLE --'
    const answer = await post().send(antrag({ antrag: { art: 'mietzuschuss', bemerkung } }))
    expect(answer.status).toBe(201)
    const vorgang = await intake.platform.log.fold(answer.body.vorgangId)
    expect(vorgang?.angaben['antrag']).toMatchObject({ bemerkung })
  })

  test('what is only missing or doubtful is taken in: it is asked for, or a person looks', async () => {
    const { antragsteller } = antrag()
    expect((await post().send({ antragsteller })).status).toBe(201)
    const widerspruch = { art: 'mietzuschuss', weiterleistung: false, bisherigesWohngeld: '180.00' }
    expect((await post().send(antrag({ antrag: widerspruch }))).status).toBe(201)
  })
})

describe('addresses and headers', () => {
  test('an unknown Leistung is refused with the known ones', async () => {
    const answer = await post('/antraege/kindergeld').send(antrag())
    await refused(answer, 404, 'leistung-unbekannt')
    expect(answer.body.detail).toContain('wohngeld')
    await refused(await post('/antraege/__proto__').send(antrag()), 404, 'leistung-unbekannt')
  })

  test.each(['1', 'nicht-uuid', '00000000-0000-0000-0000-000000000000', `${randomUUID()} x`])(
    'an Idempotency-Key that others could guess (%s) is refused',
    async (key) =>
      refused(
        await post().set('Idempotency-Key', key).send(antrag()),
        400,
        'anfrage-fehlerhaft',
        'header:idempotency-key',
      ),
  )
})

describe('attachments', () => {
  test('an Antrag whose JSON part is missing or comes after a file is told so, not that every field is missing', async () => {
    const bytes = jpeg()
    for (const form of [post(), post().attach('anlage', bytes, 'a.jpg').field('antrag', JSON.stringify(antrag()))]) {
      const answer = await form.attach('anlage', bytes, 'b.jpg')
      await refused(answer, 400, 'anfrage-fehlerhaft')
      expect(answer.body.detail).toContain('„antrag“')
    }
  })
  test.each<[string, Buffer, string]>([
    ['another type behind the ending', png(), 'Rente.pdf'],
    ['a program', Buffer.from('MZ\x90\x00'), 'Rente.pdf'],
    ['a ZIP archive', archive['zip']!, 'Unterlagen.zip'],
    ['a ZIP archive called PDF', archive['zip']!, 'Unterlagen.pdf'],
    ['a document of a word processor', officeFile(), 'Brief.docx'],
    ['an empty file', Buffer.alloc(0), 'leer.pdf'],
    ['a PDF with a script', pdf({ objekt: '3 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj' }), 'Rente.pdf'],
    ['a PDF with an embedded file', pdf({ objekt: '3 0 obj <</Type/EmbeddedFile/Length 3>> endobj' }), 'Rente.pdf'],
    ['a PDF that starts programs', pdf({ objekt: '3 0 obj <</S/Launch/F(cmd.exe)>> endobj' }), 'Rente.pdf'],
  ])('%s is refused by name, and the good one before it is not kept', async (_what, bytes, dateiname) => {
    const answer = await upload('anlage', jpeg(), 'gut.jpg').attach('anlage:rentenbescheid:m1', bytes, dateiname)
    await refused(answer, 422, 'anlage-abgelehnt', 'part:anlage:rentenbescheid:m1')
    expect(answer.body.detail).toContain(dateiname)
  })

  test('a ZIP is refused with the reason', async () => {
    expect((await upload('anlage', archive['zip']!, 'a.zip')).body.detail).toMatch(
      /Archive werden nicht angenommen, weil/,
    )
  })

  test('too large alone or together is refused', async () => {
    const one = await upload('anlage:rentenbescheid', pdf({ size: 10_500_000 }), 'gross.pdf')
    await refused(one, 413, 'zu-gross', 'part:anlage:rentenbescheid')
    const nine = pdf({ size: 9_000_000 })
    await refused(
      await upload('anlage', nine, 'a.pdf').attach('anlage', nine, 'b.pdf').attach('anlage', nine, 'c.pdf'),
      413,
      'zu-gross',
    )
  }, 30_000)

  test('more than 20 are refused, none is kept', async () => {
    let form = upload('anlage', png(), '0.png')
    for (let n = 1; n <= 20; n++) form = form.attach('anlage', png(), `${n}.png`)
    await refused(await form, 400, 'anfrage-fehlerhaft')
  })

  test.each(['../../../etc/passwd.pdf', 'C:\\Windows\\x\\passwd.pdf', '..%2f..%2fpasswd.pdf', 'a\u202Efdp.exe.pdf'])(
    'a path as file name (%s) becomes a plain name',
    async (dateiname) => {
      const answer = await upload('anlage', pdf(), dateiname)
      expect(answer.status).toBe(201)
      const name = (await intake.platform.log.fold(answer.body.vorgangId))?.anlagen[0]?.dateiname
      expect(name).toMatch(/^[^/\\\p{Cf}\p{Cc}]+\.pdf$/u)
      expect(name).not.toMatch(/^\./)
    },
  )
})

describe('forms', () => {
  const form = (...parts: string[]) =>
    raw(`${parts.map((p) => `--g\r\n${p}\r\n`).join('')}--g--\r\n`, 'multipart/form-data; boundary=g')
  const json = `Content-Disposition: form-data; name="antrag"\r\nContent-Type: application/json\r\n\r\n`
  const file = `Content-Disposition: form-data; name="anlage"; filename="a.png"\r\n\r\n${png().toString('latin1')}`

  test('without boundary, without end, without content or with broken headers are refused', async () => {
    await refused(await raw('x', 'multipart/form-data'), 400, 'anfrage-fehlerhaft')
    await refused(await raw(`--g\r\n${json}{}`, 'multipart/form-data; boundary=g'), 400, 'anfrage-fehlerhaft')
    await refused(await raw('nothing of the kind', 'multipart/form-data; boundary=g'), 400, 'anfrage-fehlerhaft')
    await refused(await form('no header at all'), 400, 'anfrage-fehlerhaft')
    await refused(await form(`${json}{"a":`), 400, 'json-fehlerhaft')
  })

  test('whose parts are unknown, doubled or in the wrong order are refused', async () => {
    const good = json + JSON.stringify(antrag())
    await refused(await form(good, good), 400, 'anfrage-fehlerhaft')
    await refused(await form(good, file, good), 400, 'anfrage-fehlerhaft')
    await refused(
      await form(good, 'Content-Disposition: form-data; name="passwort"\r\n\r\nx'),
      400,
      'anfrage-fehlerhaft',
    )
    await refused(await form(good, file.replace('"anlage"', '"anlage:../../x"')), 400, 'anfrage-fehlerhaft')
    await refused(await form(file), 400, 'anfrage-fehlerhaft')
    await refused(await form(`${json}{"wohnung":{"miete":"1e3"}}`, file), 422, 'angaben-fehlerhaft', '/wohnung/miete')
  })

  test('that are not UTF-8 are refused', async () => {
    const latin = Buffer.concat([
      Buffer.from(`--g\r\n${json}{"a":"`),
      Buffer.from([0xfc]),
      Buffer.from('"}\r\n--g--\r\n'),
    ])
    const answer = post().set('Content-Type', 'multipart/form-data; boundary=g')
    await refused(await answer.send(latin as unknown as string), 400, 'anfrage-fehlerhaft')
  })
})

describe('somebody else’s Vorgang', () => {
  const ask = (id: string, secret?: string) =>
    [
      request(intake.app).get(`/vorgaenge/${id}`),
      request(intake.app).post(`/vorgaenge/${id}/nachreichungen`).send({ mitteilung: 'x' }),
      request(intake.app).post(`/vorgaenge/${id}/nachreichungen`).attach('anlage', png(), 'a.png'),
      request(intake.app).post(`/vorgaenge/${id}/ruecknahme`).send({}),
      request(intake.app).get(`/vorgaenge/${id}/bescheid`),
    ].map((r) => (secret === undefined ? r : r.set('Status-Geheimnis', secret)))

  test('cannot be told from one that does not exist', async () => {
    const [mine, other] = [(await post().send(antrag())).body, (await post().send(antrag())).body]
    before = await intake.counted()
    const attempts = [
      ...ask(mine.vorgangId),
      ...ask(mine.vorgangId, ''),
      ...ask(mine.vorgangId, other.statusGeheimnis),
      ...ask(mine.vorgangId, `${mine.statusGeheimnis.slice(0, -1)}x`),
      ...ask('K7QD-2M9X-P0AH-W4TR-8', mine.statusGeheimnis),
      ...ask('steuerung%2Fwohngeld', mine.statusGeheimnis),
      ...ask('keine-id', mine.statusGeheimnis),
    ]
    const seen = new Set<string>()
    for (const attempt of attempts) {
      const answer = await attempt
      await refused(answer, 404, 'vorgang-unbekannt')
      const { instance: _, ...same } = answer.body
      seen.add(JSON.stringify([same, answer.headers['content-length']]))
    }
    expect(seen.size).toBe(1)
  })

  test('and in one’s own, a Nachreichung must fit', async () => {
    const { vorgangId, statusGeheimnis } = (await post().send(antrag())).body
    before = await intake.counted()
    const send = (body: object) =>
      post(`/vorgaenge/${vorgangId}/nachreichungen`).set('Status-Geheimnis', statusGeheimnis).send(body)
    const fehlerhaft = [
      [{ angaben: { 'wohnung.miete': '1e3' } }, '/angaben/wohnung.miete'],
      [{ angaben: { 'wohnung.meite': '1' } }, '/angaben/wohnung.meite'],
      [{ angaben: { 'haushalt.mitglieder[m9].gdb': 50 } }, '/angaben/haushalt.mitglieder[m9].gdb'],
      [{ angaben: { 'wohnung.$ne': '1' } }, '/angaben/wohnung.$ne'],
      [{ angaben: { 'antragsteller.nachname': { $ne: '' } } }, '/angaben/antragsteller.nachname'],
      [{ angaben: [] }, '/angaben'],
      [{ mitteilung: 7 }, '/mitteilung'],
      [{ eingangsdatum: '2020-01-01' }, '/eingangsdatum'],
    ] as const
    for (const [body, pointer] of fehlerhaft) await refused(await send(body), 422, 'angaben-fehlerhaft', pointer)
    await refused(await send({}), 422, 'angaben-fehlerhaft')
  })
})
