import { workerData } from 'node:worker_threads'
import type { Datenquelle } from '@weiche/installation'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { type Bilanz, erfinde, type Fall, liesFaelle, type Probefall, starteProbe, zufallAus } from '@weiche/werkbank'
import { faelleImLog } from './log.ts'
import type { Teil, Zeilenfehler } from './quelle.ts'
import { zeilenVon } from './zeilen.ts'

export type Arbeitsdaten = { alt: Record<string, string>; neu: Record<string, string>; quelle?: Datenquelle }
export type Teilergebnis = { bilanz: Bilanz; fehler: Zeilenfehler[]; fehlerhaft: number }

const MAX_FEHLER = 20
// Both packages are compiled once per worker, not once per part.
const { alt: altDateien, neu: neuDateien, quelle } = workerData as Arbeitsdaten
const alt = paketOf(altDateien)
const neu = paketOf(neuDateien)
/** Only made-up cases need them. */
let faelle: readonly Fall[] | undefined

function paketOf(dateien: Record<string, string>): Paket {
  const geladen = ladePaket(dateien)
  if ('paket' in geladen) return geladen.paket
  throw new Error('a package that was checked before does not load')
}

/** Plays one part of the cases through both packages. */
export async function spieleTeil(teil: Teil): Promise<Teilergebnis> {
  const probe = starteProbe(alt, neu)
  const ergebnis: Teilergebnis = { bilanz: probe.bilanz, fehler: [], fehlerhaft: 0 }
  if (teil.art === 'kuenstlich') {
    faelle ??= [...liesFaelle(altDateien).faelle.values()]
    for (let i = teil.von; i < teil.bis; i++) probe.nimm(erfinde(alt, faelle, i, zufallAus(teil.seed + i)))
    return ergebnis
  }
  if (teil.art === 'log') {
    for await (const fall of faelleImLog(quelle!, teil)) probe.nimm(fall)
    return ergebnis
  }
  for await (const zeilen of zeilenVon(teil.datei, teil.von, teil.bis))
    for (const { stelle, text } of zeilen) {
      const fall = liesZeile(text)
      if (typeof fall !== 'string') probe.nimm(fall)
      else if (++ergebnis.fehlerhaft <= MAX_FEHLER) ergebnis.fehler.push({ stelle, text: fall })
    }
  return ergebnis
}

const TAG = /^\d{4}-\d{2}-\d{2}$/

/** A quick check by hand: a million lines are read. Angaben that do not fit the data model count as unknown. */
function liesZeile(zeile: string): Probefall | string {
  let wert: unknown
  try {
    wert = JSON.parse(zeile)
  } catch {
    return 'Das ist kein JSON.'
  }
  const { id, angaben, eingang, entscheidung } = (wert ?? {}) as Partial<Record<keyof Probefall, unknown>>
  if (typeof id !== 'string') return '„id“ fehlt oder ist kein Text.'
  if (typeof angaben !== 'object' || angaben === null) return '„angaben“ fehlt oder ist kein Objekt.'
  if (typeof eingang !== 'string' || !TAG.test(eingang)) return '„eingang“ ist kein Tag wie 2025-06-01.'
  if (typeof entscheidung !== 'string' || !TAG.test(entscheidung)) return '„entscheidung“ ist kein Tag wie 2025-06-01.'
  return wert as Probefall
}
