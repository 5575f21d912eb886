import { type Antwort, type Eingereicht, get, reicheEin, reicheNach, send } from '@weiche/test-last'
import type { Fall } from './faelle.ts'

/** What the outside world knows of one application: only what was acknowledged with a 2xx. */
export type Eintrag = {
  fall: Fall
  /** What the sender has to do next; `fertig` = nothing, the rest is up to the authority. */
  phase: 'antrag' | 'nachreichung' | 'uebernehmen' | 'entscheiden' | 'fertig'
  eingereicht?: Eingereicht
  /** The Nachreichung went out at least once. */
  gesendet?: true
  /** Command of a person, sent again unchanged until it is acknowledged. */
  befehl?: object
}

export const createEintrag = (fall: Fall): Eintrag => ({ fall, phase: 'antrag' })

/** Where the outside world turns to; the same address twice when one process does everything. */
export type Tore = { antraege: string; sachbearbeitung: string }
export const einTor = (url: string): Tore => ({ antraege: url, sachbearbeitung: url })

const PERSON = 'sb-7'

/**
 * One attempt at the next thing to do; `false` = not (yet) possible or not acknowledged, try again. Throws on an answer
 * that must never come: the keys stay the same, so a repeat is always welcome.
 */
export async function versuche({ antraege: url, sachbearbeitung }: Tore, e: Eintrag): Promise<boolean> {
  const { fall } = e
  switch (e.phase) {
    case 'antrag': {
      const anlagen = fall.art === 'vollstaendig' ? fall.anlagen : []
      const answer = accepted(await reicheEin(url, fall.schluessel.antrag, fall.angaben, anlagen))
      if (!answer) return false
      e.eingereicht = answer as Eingereicht
      e.phase = ({ vollstaendig: 'fertig', unvollstaendig: 'nachreichung', person: 'uebernehmen' } as const)[fall.art]
      return true
    }
    case 'nachreichung': {
      // Once sent it may have taken effect: then it is repeated whatever the status says now.
      if (!e.gesendet && (await status(url, e)) !== 'Nachforderung') return false
      e.gesendet = true
      const sent = await reicheNach(url, fall.schluessel.nachreichung, e.eingereicht!, fall.anlagen)
      if (!accepted(sent)) return false
      e.phase = 'fertig'
      return true
    }
    case 'uebernehmen':
      if (!(await command(sachbearbeitung, e, 'uebernehmen', ({ seq }) => ({ befehl: 'uebernehmen', gesehen: seq }))))
        return false
      e.phase = 'entscheiden'
      return true
    case 'entscheiden':
      if (!(await command(sachbearbeitung, e, 'entscheiden', decision))) return false
      e.phase = 'fertig'
      return true
    case 'fertig':
      return true
  }
}

type Ansicht = { seq: number; stand: string; auswertung?: { ausgang: string } }

/** Adopts what was computed. */
function decision({ seq, auswertung }: Ansicht): object {
  const gruende = [{ norm: '§ 19 WoGG', text: 'Nach Rücksprache am Telefon wie berechnet.' }]
  return { befehl: 'entscheiden', gesehen: seq, ausgang: auswertung!.ausgang, gruende }
}

/** The same bytes under the same key until the answer comes. */
async function command(url: string, e: Eintrag, name: 'uebernehmen' | 'entscheiden', make: (a: Ansicht) => object) {
  const path = `${url}/sachbearbeitung/vorgaenge/${e.eingereicht!.vorgangId}`
  if (!e.befehl) {
    const ansicht = accepted(await get(path, { Person: PERSON })) as Ansicht | undefined
    if (ansicht?.stand !== 'bei-person') return false
    e.befehl = make(ansicht)
  }
  const headers = {
    Person: PERSON,
    'Idempotency-Key': e.fall.schluessel[name],
    'Content-Type': 'application/json',
  }
  if (!accepted(await send(`${path}/befehle`, headers, JSON.stringify(e.befehl)))) return false
  delete e.befehl
  return true
}

async function status(url: string, e: Eintrag): Promise<string | undefined> {
  const { vorgangId, statusGeheimnis } = e.eingereicht!
  const answer = await get(`${url}/vorgaenge/${vorgangId}`, { 'Status-Geheimnis': statusGeheimnis })
  return (accepted(answer) as { status: string } | undefined)?.status
}

/** The body of a 2xx; `undefined` when nothing was acknowledged: nobody answered, a line broke inside (5xx), or come again later (429). */
function accepted(answer: Antwort): unknown {
  if (!answer || answer.status >= 500 || answer.status === 429) return undefined
  if (answer.status >= 300) throw new Error(`unerwartete Antwort: ${JSON.stringify(answer)}`)
  return answer.body
}
