import { randomUUID } from 'node:crypto'
import type { Commit, EreignisTyp, EreignisVon, Vorgang } from '@weiche/vorgang'
import type { Test } from 'supertest'
import type { Constellation } from './constellation.ts'
import type { Anlage, Fall } from './faelle.ts'

export type Eingereicht = { vorgangId: string; statusGeheimnis: string }

/** Hands in an Antrag with its Nachweise through the public API and waits until all is quiet. */
export async function reicheEin(c: Constellation, fall: Fall, key: string = randomUUID()): Promise<Eingereicht> {
  const send = await preparedAntrag(c, fall)
  const response = await send(key).expect(201)
  await c.quiet()
  return response.body as Eingereicht
}

/** The PDFs are made first: each call of the answer only sends. */
export async function preparedAntrag(c: Constellation, fall: Fall): Promise<(key: string) => Test> {
  const anlagen = await render(c, fall, fall.anlagen)
  return (key) => {
    const request = c.http
      .post(`/antraege/${fall.leistung}`)
      .set('Idempotency-Key', key)
      .field('antrag', JSON.stringify(fall.antrag), { contentType: 'application/json' })
    return attach(request, anlagen)
  }
}

/** A Nachreichung of Angaben, of Nachweise that fit the case, or of both. */
export async function reicheNach(
  c: Constellation,
  vorgang: Eingereicht,
  nach: { angaben?: object; mitteilung?: string; anlagen?: Anlage[]; fall?: Fall },
): Promise<void> {
  const { angaben = {}, mitteilung = '', anlagen = [] } = nach
  const rendered = nach.fall ? await render(c, nach.fall, anlagen) : []
  const request = c.http
    .post(`/vorgaenge/${vorgang.vorgangId}/nachreichungen`)
    .set('Status-Geheimnis', vorgang.statusGeheimnis)
  if (rendered.length === 0) await request.send({ angaben, mitteilung }).expect(201)
  else {
    const json = JSON.stringify({ angaben, mitteilung })
    await attach(request.field('nachreichung', json, { contentType: 'application/json' }), rendered).expect(201)
  }
  await c.quiet()
}

/** The citizen withdraws. */
export async function nimmZurueck(c: Constellation, vorgang: Eingereicht): Promise<void> {
  await c.http
    .post(`/vorgaenge/${vorgang.vorgangId}/ruecknahme`)
    .set('Status-Geheimnis', vorgang.statusGeheimnis)
    .send({ grund: '' })
    .expect(201)
  await c.quiet()
}

/** The citizen asks for a person. */
export async function bitteUmMenschen(c: Constellation, vorgang: Eingereicht, grund = ''): Promise<void> {
  await sende(c, vorgang, 'einzelfallpruefung', { grund }).expect(201)
  await c.quiet()
}

/** The citizen raises Widerspruch; returns the receipt, which names the Vorgang that is opened for it. */
export async function widersprich(
  c: Constellation,
  vorgang: Eingereicht,
  begruendung = '',
): Promise<Widerspruchsquittung> {
  const { body } = await sende(c, vorgang, 'widerspruch', { begruendung }).expect(201)
  await c.quiet()
  return body
}
export type Widerspruchsquittung = Eingereicht & {
  gegen: string
  eingangsdatum: string
  frist: string | null
  fristwahrung: string
}

/** A command of the citizen; the same key takes effect once. */
export function sende(
  c: Constellation,
  vorgang: Eingereicht,
  command: string,
  body: object,
  key: string = randomUUID(),
) {
  return c.http
    .post(`/vorgaenge/${vorgang.vorgangId}/${command}`)
    .set('Status-Geheimnis', vorgang.statusGeheimnis)
    .set('Idempotency-Key', key)
    .send(body)
}

export async function status(c: Constellation, vorgang: Eingereicht) {
  const path = `/vorgaenge/${vorgang.vorgangId}`
  return (await c.http.get(path).set('Status-Geheimnis', vorgang.statusGeheimnis).expect(200)).body
}

export async function lies(c: Constellation, vorgangId: string, person = 'sb-1') {
  const response = await c.http.get(`/sachbearbeitung/vorgaenge/${vorgangId}`).set('Person', person).expect(200)
  return response.body
}

export function befiehl(c: Constellation, vorgangId: string, befehl: object, person = 'sb-1') {
  return c.http.post(`/sachbearbeitung/vorgaenge/${vorgangId}/befehle`).set('Person', person).send(befehl)
}

/** Reads, takes over, and reads again: how every story of a person begins. */
export async function uebernimm(c: Constellation, vorgangId: string, person = 'sb-1') {
  const { seq } = await lies(c, vorgangId, person)
  await befiehl(c, vorgangId, { befehl: 'uebernehmen', gesehen: seq }, person).expect(200)
  return lies(c, vorgangId, person)
}

/** Moves the business clock to a day at noon and wakes what is due then. */
export async function stelleUhr(c: Constellation, day: string): Promise<void> {
  c.uhr.stelle(new Date(`${day}T12:00:00+01:00`))
  await c.platform.waechter.wakeDue()
  await c.quiet()
}

export async function fold(c: Constellation, { vorgangId }: { vorgangId: string }): Promise<Vorgang> {
  const vorgang = await c.platform.log.fold(vorgangId)
  if (!vorgang) throw new Error(`no Vorgang ${vorgangId}`)
  return vorgang
}

/** All events of one type in the stream, in order. */
export async function ereignisse<T extends EreignisTyp>(
  c: Constellation,
  { vorgangId }: { vorgangId: string },
  type: T,
): Promise<(EreignisVon<T> & Pick<Commit, 'seq'>)[]> {
  const commits = await c.platform.log.read(vorgangId)
  return commits.flatMap(({ seq, ereignisse }) =>
    ereignisse.filter((e): e is EreignisVon<T> => e.type === type).map((e) => ({ ...e, seq })),
  )
}

type Rendered = { art: string; betrifft: string; dateiname: string; bytes: Uint8Array }

function render(c: Constellation, fall: Fall, anlagen: readonly Anlage[]): Promise<Rendered[]> {
  return Promise.all(
    anlagen.map(async ({ bytes, stichtag = fall.eingang, ...anlage }) => ({
      art: anlage.art,
      betrifft: anlage.betrifft,
      dateiname: anlage.dateiname ?? `${anlage.art}.pdf`,
      bytes: bytes ?? (await c.renderAnlage(anlage, { ...fall, eingang: stichtag })),
    })),
  )
}

function attach(request: Test, anlagen: readonly Rendered[]): Test {
  for (const { art, betrifft, dateiname, bytes } of anlagen) {
    request.attach(betrifft === '' ? `anlage:${art}` : `anlage:${art}:${betrifft}`, Buffer.from(bytes), dateiname)
  }
  return request
}
