import { type Anlage, formular } from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'
import type { Anfrage, Antwort } from './anfrage.ts'
import type { Aussen } from './aussen.ts'
import { anlagenBeimAntrag, type Fall } from './faelle.ts'

type Eingereicht = { vorgangId: string; statusGeheimnis: string }

/** One citizen from the first click to the last; every command keeps its key until it is acknowledged. */
export async function handle(aussen: Aussen, fall: Fall): Promise<void> {
  await aussen.warte(0, 4_000)
  const antrag = () => reicheEin(aussen, fall, fall.schluessel[0], fall.angaben)
  const [eingereicht] = await Promise.all(fall.art === 'gleichzeitig' ? [antrag(), antrag()] : [antrag()])
  switch (fall.art) {
    case 'dublette':
      await aussen.warte(0, 2_000)
      await reicheEin(aussen, { ...fall, name: `${fall.name}, zweites Mal` }, fall.schluessel[1], fall.angaben)
      return
    case 'fremd':
      return reicheFremdesEin(aussen, fall)
    case 'nachreichung':
      await bisGefordert(aussen, eingereicht!)
      return reicheNach(aussen, fall, eingereicht!, '', fall.anlagen)
    case 'spaet':
      await aussen.warte(0, 3_000)
      return reicheNach(aussen, fall, eingereicht!, 'Ich habe noch etwas vergessen.', [])
    case 'zurueck':
      await aussen.warte(0, 3_000)
      return nimmZurueck(aussen, fall, eingereicht!)
  }
}

function antragAnfrage(fall: Fall, key: string, angaben: Angaben): Anfrage {
  const body = formular('antrag', angaben, anlagenBeimAntrag(fall))
  return {
    route: 'POST /antraege/:leistung',
    params: { leistung: 'wohngeld' },
    headers: { 'idempotency-key': key },
    body,
  }
}

async function reicheEin(aussen: Aussen, fall: Fall, key: string, angaben: Angaben): Promise<Eingereicht> {
  const { status, body } = await aussen.beharre(antragAnfrage(fall, key, angaben))
  if (status >= 300) throw new Error(`Antrag ${fall.name}: ${status} ${JSON.stringify(body)}`)
  const eingereicht = body as Eingereicht
  const { vorgangId } = eingereicht
  const { eintraege, quittungen } = aussen.hauptbuch
  const known = eintraege.find((e) => e.name === fall.name)
  if (known && known.vorgangId !== vorgangId) throw new Error(`Antrag ${fall.name} hat zwei Vorgangs-IDs`)
  if (!known) eintraege.push({ name: fall.name, art: fall.art, person: fall.person, vorgangId })
  quittungen.push({ vorgangId, service: 'intake', ursache: key })
  return eingereicht
}

/** The key stands for what came first, whatever comes under it afterwards. */
async function reicheFremdesEin(aussen: Aussen, fall: Fall): Promise<void> {
  const other = { ...fall.angaben, vermoegen: { summe: '999.00' } }
  const { status } = await aussen.beharre(antragAnfrage(fall, fall.schluessel[0], other))
  if (status < 400) throw new Error(`Antrag ${fall.name}: anderer Inhalt unter demselben Schlüssel wurde angenommen`)
}

const zugang = (e: Eingereicht, key: string) => ({
  params: { vorgangId: e.vorgangId },
  headers: { 'idempotency-key': key, 'status-geheimnis': e.statusGeheimnis },
})

async function bisGefordert(aussen: Aussen, eingereicht: Eingereicht): Promise<void> {
  for (;;) {
    const { params, headers } = zugang(eingereicht, '')
    const { 'status-geheimnis': geheimnis } = headers
    const answer = await aussen.beharre({
      route: 'GET /vorgaenge/:vorgangId',
      params,
      headers: { 'status-geheimnis': geheimnis },
    })
    const { status } = answer.body as { status: string }
    if (status === 'Nachforderung' || status === 'entschieden') return
    await aussen.warte(500, 3_000)
  }
}

async function reicheNach(aussen: Aussen, fall: Fall, e: Eingereicht, mitteilung: string, anlagen: Anlage[]) {
  const body = formular('nachreichung', { angaben: {}, mitteilung }, anlagen)
  const route = 'POST /vorgaenge/:vorgangId/nachreichungen'
  const answer = await aussen.beharre({ route, ...zugang(e, fall.schluessel[1]), body })
  bestaetigt(aussen, fall, e, answer)
}

async function nimmZurueck(aussen: Aussen, fall: Fall, e: Eingereicht): Promise<void> {
  const body = formular('', { grund: 'Ich ziehe um.' }, [])
  const answer = await aussen.beharre({
    route: 'POST /vorgaenge/:vorgangId/ruecknahme',
    ...zugang(e, fall.schluessel[1]),
    body,
  })
  bestaetigt(aussen, fall, e, answer)
}

function bestaetigt(aussen: Aussen, fall: Fall, { vorgangId }: Eingereicht, { status, body }: Antwort): void {
  if (status >= 300) throw new Error(`${fall.name}: ${status} ${JSON.stringify(body)}`)
  aussen.hauptbuch.quittungen.push({ vorgangId, service: 'intake', ursache: fall.schluessel[1] })
}
