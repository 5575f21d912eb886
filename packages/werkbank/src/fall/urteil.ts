import { decideAntrag, type Gate, gates } from '@weiche/entscheidung'
import { type Auswertung, type Bewertung, druckeBewertung, type Paket } from '@weiche/regelwerk'
import type { Ereignis } from '@weiche/vorgang'
import type { Gegeben } from './fall.ts'
import { lageOfFall } from './lage-of-fall.ts'

export type Weg = 'dunkel' | 'nachforderung' | 'person'

/** What the switch makes of a case. */
export type Urteil = {
  weg: Weg
  auswertung: Auswertung
  /** Rules that fired, sorted. */
  codes: string[]
  /** Monthly amount per Abschnitt, shortest form ("101"); "offen" when unknown. */
  betraege: string[]
  /** Angaben to ask for, sorted paths. */
  offen: string[]
  /** Codes of the kinds of Nachweis that lie there and cannot be read. */
  ungelesen: string[]
  /** Codes that bring a person or are asked for, or that refuse. */
  gruende: string[]
}

const WEGE: Partial<Record<Ereignis['type'], Weg>> = {
  'entscheidung.getroffen': 'dunkel',
  'nachforderung.gestellt': 'nachforderung',
  'vorgang.ausgesteuert': 'person',
}

/** @throws when the Angaben of the case do not fit the data model; `pruefeFall` says it in German. */
export function urteile(paket: Paket, fall: Gegeben, liste: readonly Gate[] = gates): Urteil {
  const ergebnis = lageOfFall(paket, fall)
  if (!ergebnis.ok) throw new Error(ergebnis.fehler.map((f) => `${f.pfad}: ${f.text}`).join('\n'))
  const { auswertung, vorgang } = ergebnis.lage
  const { punkte } = vorgang.pruefung!.inhalt
  const ausgang = decideAntrag(ergebnis.lage, liste)[1]!
  return {
    weg: WEGE[ausgang.type]!,
    auswertung: druckeBewertung(paket, auswertung),
    codes: [...new Set(auswertung.treffer.map((t) => t.code))].sort(),
    betraege: auswertung.abschnitte.map((a) => (a.betrag === null ? 'offen' : kurz(a.betrag))),
    offen: gefragt(auswertung),
    ungelesen: punkte.filter((p) => p.art === 'nachweis-ungelesen').map((p) => p.code),
    gruende: 'codes' in ausgang.fakten ? [...ausgang.fakten.codes] : [],
  }
}

/** "101.00" -> "101", "1.50" -> "1.5": the same number is the same text. */
export function kurz(dezimal: string): string {
  return dezimal.includes('.') ? dezimal.replace(/\.?0+$/, '') : dezimal
}

function gefragt(auswertung: Bewertung): string[] {
  const regeln = auswertung.offeneRegeln.filter((r) => r.art !== 'aussteuerung').flatMap((r) => r.offen)
  return [...new Set([...regeln, ...auswertung.offen])].filter((pfad) => !pfad.endsWith('()')).sort()
}
