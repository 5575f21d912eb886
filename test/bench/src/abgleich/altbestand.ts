import { createSecretKey, randomBytes } from 'node:crypto'
import { ANFANG, toDoc } from '@weiche/log/test'
import { type Databases, Timestamp } from '@weiche/mongo'
import type { Bestandszeile } from '@weiche/projektion'
import { formatVorgangsId, type Stand } from '@weiche/vorgang'

/** Of a thousand old cases so many wait for a person, and so many for the citizen; the rest is finished. */
const BEI_PERSON = 20
const NACHFORDERUNG = 10
const JE_STAPEL = 1_000
const SIEGEL_BYTES = 400

/** What happened in a finished case, put together in three commits. */
const COMMITS = [
  ['antrag.eingegangen'],
  ['antrag.geprueft', 'vorgang.zugeordnet', 'regeln.ausgewertet', 'entscheidung.getroffen'],
  ['bescheid.erstellt', 'bescheid.versandt', 'fachverfahren.uebergeben', 'akte.abgelegt'],
] as const

/**
 * Many Vorgaenge of earlier years, written straight into log and lists: true chains, but nobody can open what is sealed, so nothing
 * may fold them. `arrival`: when the n-th commit arrived; default now.
 */
export async function schreibeAltbestand(
  databases: Databases,
  kettenschluessel: Uint8Array,
  anzahl: number,
  say: (text: string) => void,
  arrival: (n: number) => Timestamp = () => new Timestamp({ t: 0, i: 0 }),
): Promise<void> {
  const logKey = createSecretKey(kettenschluessel)
  const commits = databases.log.collection('commits')
  const lines = databases.arbeit.collection<Bestandszeile>('vorgaenge')
  for (let at = 0; at < anzahl; at += JE_STAPEL) {
    const ids = Array.from({ length: Math.min(JE_STAPEL, anzahl - at) }, () => formatVorgangsId(randomBytes(16)))
    const docs = ids
      .flatMap((id) => stromOf(id, logKey))
      .map((doc, i) => ({ ...doc, aufgenommen: arrival(at * COMMITS.length + i) }))
    await Promise.all([
      commits.insertMany(docs, { ordered: false, writeConcern: { w: 1 } }),
      lines.insertMany(ids.map(zeileOf), { ordered: false, writeConcern: { w: 1 } }),
    ])
    if ((at / JE_STAPEL) % 100 === 99) say(`  ${at + JE_STAPEL} geschrieben`)
  }
}

function stromOf(vorgangId: string, logKey: Parameters<typeof toDoc>[4]) {
  let prev: Uint8Array = ANFANG
  return COMMITS.map((typen, i) => {
    const ereignisse = typen.map((type) => ({ type, fakten: { leistung: 'wohngeld', grundlage: 1, codes: [] } }))
    const zeitpunkt = new Date(Date.UTC(2024, 0, 2, 8, i)).toISOString()
    const rim = { vorgangId, seq: i + 1, service: 'processing' as const, ursache: `alt-${i}`, zeitpunkt }
    const doc = toDoc(rim, ereignisse, randomBytes(SIEGEL_BYTES), prev, logKey)
    prev = doc.hash.buffer
    return doc
  })
}

function zeileOf(_id: string, i: number): Bestandszeile {
  const stand: Stand =
    i < BEI_PERSON ? 'bei-person' : i < BEI_PERSON + NACHFORDERUNG ? 'nachforderung' : 'abgeschlossen'
  const offen = stand !== 'abgeschlossen'
  const zeit = new Date(Date.UTC(2024, 0, 2, 8))
  const tag = '2024-01-02'
  return {
    ...{ _id, bau: 1, seq: COMMITS.length, leistung: 'wohngeld', stand, offen, ruhend: true, seit: zeit.toISOString() },
    ...{ eingang: zeit.toISOString(), eingangsdatum: tag, erinnert: false, gewartet: 0, wartetSeit: null },
    ...{
      naechsteFaelligkeit: stand === 'nachforderung' ? '2099-01-01' : null,
      organisationseinheit: 'wohngeldbehoerde',
    },
    ...{ team: 'team-1', codes: offen ? ['WOG-AS-001'] : [], weg: offen ? null : 'dunkel' },
    ...{
      ausgang: offen ? null : 'bewilligung',
      entschiedenAm: offen ? null : tag,
      gespeichert: new Date(),
      weckenAb: zeit,
      weckversuche: 0,
    },
    unverstanden: null,
  }
}
