import { DAUER_FORM, liesDauer } from '@weiche/abgleich'
import type { Auswahl } from '@weiche/stoerung'
import { parseVorgangsId, type Stand, staende } from '@weiche/vorgang'
import type { Werte } from './optionen.ts'

export type GeleseneAuswahl = { ok: true; auswahl: Auswahl; anzahl: number } | { ok: false; text: string }

/** Vorgaenge by id, or the query of the options; a wrong one is refused before anything is opened. */
export function liesAuswahl(orte: readonly string[], werte: Werte): GeleseneAuswahl {
  const { leistung, stand, code } = werte
  const ids = orte.map((ort) => ({ ort, id: parseVorgangsId(ort) }))
  const falsch = ids.find(({ id }) => !id)
  if (falsch) return nein(`„${falsch.ort}“ ist keine Vorgangs-ID, zum Beispiel ABCD-EFGH-JKMN-PQRS-T.`)
  if (stand !== undefined && !isStand(stand))
    return nein(`Den Stand „${stand}“ gibt es nicht. Es gibt: ${staende.join(', ')}.`)
  const alter = werte['aelter-als']
  const aelterAls = alter === undefined ? undefined : liesDauer(alter)
  if (alter !== undefined && aelterAls === undefined) return nein(`--aelter-als ${alter}: ${DAUER_FORM}`)
  if (!/^[1-9]\d{0,3}$/.test(werte.anzahl) || Number(werte.anzahl) > 1_000)
    return nein(`--anzahl ${werte.anzahl}: Bitte eine Zahl von 1 bis 1000 angeben.`)
  const auswahl: Auswahl = {
    ...(ids.length > 0 ? { vorgaenge: ids.map(({ id }) => id!) } : {}),
    ...(leistung === undefined ? {} : { leistung }),
    ...(stand === undefined ? {} : { stand }),
    ...(code === undefined ? {} : { code }),
    ...(aelterAls === undefined ? {} : { aelterAls }),
  }
  return { ok: true, auswahl, anzahl: Number(werte.anzahl) }
}

const nein = (text: string) => ({ ok: false, text }) as const
const isStand = (text: string): text is Stand => (staende as readonly string[]).includes(text)

export const OHNE_AUSWAHL =
  'Bitte Vorgänge nennen oder auswählen: --leistung, --stand, --code oder --aelter-als. „weiche stoerung“ zeigt, was es gibt.'
