import { randomUUID } from 'node:crypto'
import { addTage } from '@weiche/fristen'
import type { Vorgang } from '@weiche/vorgang'
import type { Haus } from './haus.ts'
import { laengereFrist } from './orakel.ts'
import type { Fall } from './plan.ts'

export type Vorlage = { antrag: object; ausweis: Uint8Array }
export type Akte = { fall: Fall; vorgangId: string; geheimnis: string }

const json = { 'Content-Type': 'application/json' }

/** A few days before, and so that the tax begins in the year of the Antrag: else a person would be asked. */
function aufnahme(eingang: string): string {
  const vorher = addTage(eingang, -5)
  const november = `${eingang.slice(0, 4)}-11-20`
  return vorher < november ? vorher : november
}

/** A citizen and the caseworker: speak to the product by its API only. Each deed has its key, so it may be repeated. */
export function createKunde(haus: Haus, { antrag, ausweis }: Vorlage) {
  async function post(path: string, headers: Record<string, string>, body: string | FormData): Promise<unknown> {
    const response = await haus.fetch(path, { method: 'POST', headers, body })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
  const forVorgang = ({ vorgangId, geheimnis }: Akte, key: string) => ({
    path: `/vorgaenge/${vorgangId}`,
    headers: { 'Idempotency-Key': key, 'Status-Geheimnis': geheimnis },
  })

  return {
    async reicheEin(fall: Fall, key: string): Promise<Akte> {
      const own = structuredClone(antrag) as { halter: Record<string, string>; hunde: Record<string, string>[] }
      own.halter['hausnummer'] = String(fall.nummer + 1)
      own.hunde[0]!['aufnahmeAm'] = aufnahme(fall.eingang)
      const answer = await post('/antraege/hundesteuer', { ...json, 'Idempotency-Key': key }, JSON.stringify(own))
      const { vorgangId, statusGeheimnis } = answer as { vorgangId: string; statusGeheimnis: string }
      return { fall, vorgangId, geheimnis: statusGeheimnis }
    },
    /** Answers item by item: the Angabe by its field, the Nachweis by its part. */
    async antworte(akte: Akte, key: string, alles: boolean): Promise<void> {
      const { path, headers } = forVorgang(akte, key)
      const form = new FormData()
      form.append(
        'nachreichung',
        new Blob([JSON.stringify({ antworten: { p2: false } })], { type: 'application/json' }),
      )
      if (alles)
        form.append('posten:p1', new Blob([new Uint8Array(ausweis)], { type: 'application/pdf' }), 'ausweis.pdf')
      await post(`${path}/nachreichungen`, headers, form)
    },
    async bitteUmZeit(akte: Akte, key: string, bis: string): Promise<void> {
      const { path, headers } = forVorgang(akte, key)
      await post(`${path}/fristverlaengerung`, { ...headers, ...json }, JSON.stringify({ bis }))
    },
    async nimmZurueck(akte: Akte, key: string): Promise<void> {
      const { path, headers } = forVorgang(akte, key)
      await post(`${path}/ruecknahme`, { ...headers, ...json }, '{}')
    },
    /** The caseworker takes the case over and answers what lies there; done before, it is not done again. */
    async sachbearbeite(akte: Akte, key: string, was: Sachbearbeitung): Promise<void> {
      const path = `/sachbearbeitung/vorgaenge/${akte.vorgangId}/befehle`
      const order = async (befehl: object, itsKey: string) => {
        const { seq } = (await haus.platform.log.fold(akte.vorgangId)) as Vorgang
        const headers = { ...json, Person: 'sb-1', 'Idempotency-Key': itsKey }
        await post(path, headers, JSON.stringify({ ...befehl, gesehen: seq }))
      }
      const commits = await haus.platform.log.read(akte.vorgangId)
      if (commits.some((c) => c.ursache === `review.befehl.${key}`)) return
      const v = (await haus.platform.log.fold(akte.vorgangId)) as Vorgang
      if (v.uebernahme === undefined) await order({ befehl: 'uebernehmen' }, randomUUID())
      await order(befehle[was](v), key)
    },
  }
}

export type Sachbearbeitung = keyof typeof befehle
const befehle = {
  gewaehrung: (v: Vorgang) => ({
    ...{ befehl: 'verlaengern', grund: 'Auslandsaufenthalt' },
    frist: laengereFrist(v.nachforderung!.fakten.frist),
  }),
  absage: () => ({ befehl: 'nicht-verlaengern', grund: 'Der Ausweis liegt dem Halter vor.' }),
  versagung: () => ({
    befehl: 'versagen',
    erschwerung: 'Der Hund ist nicht zu bestimmen.',
    ermessen: 'Es half nichts.',
  }),
  bescheid: () => ({
    ...{ befehl: 'entscheiden', ausgang: 'ablehnung' },
    gruende: [{ norm: '§ 67 SGB I', text: 'Nachträglich wird nichts erbracht.' }],
  }),
  bleibt: () => ({ befehl: 'zurueckgeben', codes: ['AS-TEILS-NACHGEHOLT'], grund: 'Der Ausweis fehlt weiter.' }),
}
