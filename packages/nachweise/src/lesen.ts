import type { Lesung } from '@weiche/vorgang'
import { type Fund, findLabels } from './fundstellen.ts'
import type { KatalogEintrag, Lesefeld } from './katalog.ts'
import { type Lauftext, toLauftext } from './lauftext.ts'
import { findValue } from './nachbar.ts'
import { parseWert } from './werte.ts'
import type { Zeile } from './zeilen.ts'

/**
 * Reads one document by what nachweise.json says of its kind. `gelesen` only when every field stands there exactly
 * once and as its type demands; else `grund` is `<code>:<field>` of the first field in the way:
 * label-fehlt, label-mehrfach, wert-fehlt, wert-unlesbar; or `nicht-vorgesehen` for a kind without `lesen`.
 * `felder` holds what could be read in any case, for the person.
 */
export function leseNachweis(
  eintrag: Pick<KatalogEintrag, 'lesen'>,
  zeilen: readonly Zeile[],
): Pick<Lesung, 'gelesen' | 'grund' | 'felder'> {
  if (!eintrag.lesen) return { gelesen: false, grund: 'nicht-vorgesehen', felder: {} }
  const lauf = toLauftext(zeilen)
  const funde = findLabels(lauf, eintrag.lesen.felder)
  const felder: Record<string, string> = {}
  let grund = ''
  for (const feld of eintrag.lesen.felder) {
    const result = readFeld(lauf, feld, funde)
    if (result.ok) felder[feld.id] = result.wert
    else grund ||= `${result.code}:${feld.id}`
  }
  return { gelesen: grund === '', grund, felder }
}

type FeldErgebnis =
  | { ok: true; wert: string }
  | { ok: false; code: 'label-fehlt' | 'label-mehrfach' | 'wert-fehlt' | 'wert-unlesbar' }

function readFeld(lauf: Lauftext, feld: Lesefeld, funde: readonly Fund[]): FeldErgebnis {
  const [fund, ...more] = funde.filter((f) => f.feld === feld)
  if (!fund) return { ok: false, code: 'label-fehlt' }
  if (more.length > 0) return { ok: false, code: 'label-mehrfach' }
  const { zeilen, lauftext } = findValue(lauf, fund, funde)
  if (zeilen.length === 0) return { ok: false, code: 'wert-fehlt' }
  const wert = parseWert(feld, zeilen, lauftext)
  return wert === undefined ? { ok: false, code: 'wert-unlesbar' } : { ok: true, wert }
}

/** What extraction made of an attachment: its lines, or why there are none. */
export type Textlage = { ok: true; zeilen: readonly Zeile[] } | { ok: false; grund: string }

/** One attachment with the kind its sender declared; a kind that the catalogue does not know stays unread. */
export function leseAnlage(
  katalog: { liste: readonly KatalogEintrag[] },
  anlage: { anlageId: string; art: string; betrifft: string },
  text: Textlage,
): Lesung {
  const { anlageId, art, betrifft } = anlage
  const eintrag = katalog.liste.find((n) => n.id === art)
  const gelesen = !eintrag
    ? { gelesen: false, grund: 'art-unbekannt', felder: {} }
    : text.ok || !eintrag.lesen
      ? leseNachweis(eintrag, text.ok ? text.zeilen : [])
      : { gelesen: false, grund: text.grund, felder: {} }
  return { anlageId, art, betrifft, ...gelesen }
}
