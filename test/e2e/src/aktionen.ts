import { randomUUID } from 'node:crypto'
import type { Beispiel } from '@weiche/all-in-one'
import type { Constellation } from './constellation.ts'

export type Eingereicht = { vorgangId: string; statusGeheimnis: string }

/** Hands in an Antrag with its Nachweise through the public API and waits until all is quiet. */
export async function reicheEin(
  c: Constellation,
  beispiel: Beispiel,
  key: string = randomUUID(),
): Promise<Eingereicht> {
  const anlagen = await Promise.all(
    beispiel.anlagen.map(async (a) => ({ ...a, bytes: await c.renderAnlage(a, beispiel) })),
  )
  const request = c.http
    .post('/antraege/wohngeld')
    .set('Idempotency-Key', key)
    .field('antrag', JSON.stringify(beispiel.antrag), { contentType: 'application/json' })
  for (const { art, betrifft, bytes } of anlagen) {
    request.attach(betrifft === '' ? `anlage:${art}` : `anlage:${art}:${betrifft}`, Buffer.from(bytes), `${art}.pdf`)
  }
  const response = await request.expect((r) => r.status === 201 || r.status === 200 || fail(r.text))
  await c.quiet()
  return response.body as Eingereicht
}

/** A Nachreichung of Angaben only. */
export async function reicheNach(
  c: Constellation,
  vorgang: Eingereicht,
  angaben: object,
  mitteilung = '',
): Promise<void> {
  await c.http
    .post(`/vorgaenge/${vorgang.vorgangId}/nachreichungen`)
    .set('Status-Geheimnis', vorgang.statusGeheimnis)
    .send({ angaben, mitteilung })
    .expect(201)
  await c.quiet()
}

export async function status(c: Constellation, vorgang: Eingereicht): Promise<Record<string, never>> {
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
export async function uebernimm(c: Constellation, vorgangId: string, person = 'sb-1'): Promise<{ seq: number }> {
  const { seq } = await lies(c, vorgangId, person)
  await befiehl(c, vorgangId, { befehl: 'uebernehmen', gesehen: seq }, person).expect(200)
  return lies(c, vorgangId, person)
}

function fail(text: string): never {
  throw new Error(text)
}
