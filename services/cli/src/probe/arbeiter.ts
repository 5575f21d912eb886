import { workerData } from 'node:worker_threads'
import type { Datenquelle } from '@weiche/installation'
import { ladePaket, type Paket } from '@weiche/regelwerk'
import { type Bilanz, bereiteProbeVor, erfinde, type Fall, liesFaelle, zufallAus } from '@weiche/werkbank'
import type { Teil } from './quelle.ts'
import { type Fehlerhafte, merkeFehler } from './sage-fehler.ts'
import { zeilenVon } from './zeilen.ts'
import { zeilenleser } from './zeilenleser.ts'

export type Arbeitsdaten = { alt: Record<string, string>; neu: Record<string, string>; quelle?: Datenquelle }
export type Teilergebnis = Fehlerhafte & { bilanz: Bilanz }

// Both packages are compiled and compared once per worker, not once per part.
const { alt: altDateien, neu: neuDateien, quelle } = workerData as Arbeitsdaten
const alt = paketOf(altDateien)
const neu = paketOf(neuDateien)
const starteProbe = bereiteProbeVor(alt, neu)
/** Only made-up cases need them. */
let faelle: readonly Fall[] | undefined

function paketOf(dateien: Record<string, string>): Paket {
  const geladen = ladePaket(dateien)
  if ('paket' in geladen) return geladen.paket
  throw new Error('a package that was checked before does not load')
}

/** Plays one part of the cases through both packages. */
export async function spieleTeil(teil: Teil): Promise<Teilergebnis> {
  const probe = starteProbe()
  const ergebnis: Teilergebnis = { bilanz: probe.bilanz, fehler: [], fehlerhaft: 0 }
  if (teil.art === 'kuenstlich') {
    faelle ??= [...liesFaelle(altDateien).faelle.values()]
    for (let i = teil.von; i < teil.bis; i++) probe.nimm(erfinde(alt, faelle, i, zufallAus(teil.seed + i)))
    return ergebnis
  }
  if (teil.art === 'log') {
    // Only who reads the log loads what that takes.
    const { faelleImLog } = await import('./log.ts')
    for await (const fall of faelleImLog(quelle!, teil)) probe.nimm(fall)
    return ergebnis
  }
  const liesZeile = zeilenleser(teil.kopf)
  for await (const zeilen of zeilenVon(teil.datei, teil.von, teil.bis))
    for (const { stelle, text } of zeilen) {
      const fall = liesZeile(text)
      if (typeof fall !== 'string') probe.nimm(fall)
      else merkeFehler(ergebnis, { stelle, text: fall })
    }
  return ergebnis
}
