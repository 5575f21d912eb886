import { type Auswertung, type Lage, type Paket, pruefeAngaben, werteAus } from '@weiche/regelwerk'
import type { Angaben } from '@weiche/vorgang'
import type { Fall } from './fall.ts'

/** What rules and catalogue of Nachweise make of a case; the gates of operation (sampling, stop ...) are tested elsewhere. */
export type Urteil = {
  auswertung: Auswertung
  weg: 'dunkel' | 'nachforderung' | 'person'
  codes: string[]
  betraege: string[]
  /** Kinds that lie there, are needed and cannot be read. */
  ungelesen: string[]
}

export function urteile(paket: Paket, fall: Pick<Fall, 'angaben' | 'eingang' | 'entscheidung' | 'nachweise'>): Urteil {
  const lage = {
    angaben: typed(paket, fall.angaben),
    eingangsdatum: fall.eingang,
    entscheidungsdatum: fall.entscheidung,
  }
  const auswertung = werteAus(paket, lage)
  const { fehlt, ungelesen } = nachweise(paket, lage, fall)
  return {
    auswertung,
    weg: wegOf(auswertung, fehlt, ungelesen),
    codes: [...new Set(auswertung.treffer.map((t) => t.code))].sort(),
    betraege: auswertung.abschnitte.map((a) => (a.betrag === null ? 'offen' : plain(a.betrag))),
    ungelesen,
  }
}

/** "101.00" -> "101", "1.50" -> "1.5": the same number is the same text. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function typed(paket: Paket, roh: Angaben): Angaben {
  const { angaben, fehler } = pruefeAngaben(paket, roh)
  if (fehler.length > 0) throw new Error(fehler.map((f) => `${f.pfad}: ${f.text}`).join('\n'))
  return angaben
}

function nachweise(paket: Paket, lage: Lage, fall: Pick<Fall, 'nachweise'>) {
  const needed = paket.nachweise.benoetigt(lage).filter((b) => b.bedarf === 'ja')
  const missing = (key: string) =>
    fall.nachweise === 'keine' || (fall.nachweise !== 'alle' && fall.nachweise.fehlt.includes(key))
  const withKey = needed.map((b) => ({
    key: `${b.nachweis.id}:${b.betrifft}`,
    code: b.nachweis.code,
    lesen: b.nachweis.lesen,
  }))
  return {
    fehlt: withKey.filter((b) => missing(b.key)).map((b) => b.key),
    ungelesen: withKey.filter((b) => !missing(b.key) && !b.lesen).map((b) => b.code),
  }
}

/** A reason for a person beats everything; what is missing beats a calculated refusal. */
function wegOf(auswertung: Auswertung, fehlt: string[], ungelesen: string[]): Urteil['weg'] {
  if (auswertung.treffer.some((t) => t.art === 'aussteuerung') || ungelesen.length > 0) return 'person'
  const asked = auswertung.treffer.some((t) => t.art === 'nachforderung') || gefragt(auswertung).length > 0
  if (asked || fehlt.length > 0) return 'nachforderung'
  const unclear = auswertung.offeneRegeln.some((r) => r.art === 'aussteuerung') || auswertung.ausgang === 'offen'
  return unclear ? 'person' : 'dunkel'
}

/** Paths of the Angaben to ask for, sorted. */
export function gefragt(auswertung: Auswertung): string[] {
  const rules = auswertung.offeneRegeln.filter((r) => r.art !== 'aussteuerung').flatMap((r) => r.offen)
  return [...new Set([...rules, ...auswertung.offen])].filter((path) => !path.endsWith('()')).sort()
}
