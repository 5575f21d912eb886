import { bereiteVor, erfindeFaelle, liesFaelle, type Probefall } from '@weiche/werkbank'
import type { Ausgabe, Endwert } from '../befehl.ts'
import { fehler } from '../installation.ts'
import type { Geladen } from '../leistungspaket.ts'
import { oeffneFalldatei } from './falldatei.ts'
import { type Fehlerhafte, merkeFehler, sageFehler } from './sage-fehler.ts'
import { schreibeVorbereitet } from './schreibe-vorbereitet.ts'
import { zeilenVon } from './zeilen.ts'
import { zeilenleser } from './zeilenleser.ts'

type Auftrag = {
  alt: Geladen
  /** The file shall do for this one too. */
  neu: Geladen | undefined
  ziel: string
  /** Where the cases are; without it they are made up. */
  faelle: string | undefined
  kuenstlich: number
  seed: number
}

/** Writes cases in the form that is read fastest, and that keeps nothing that a rehearsal does not look at. */
export async function bereiteFaelleVor(auftrag: Auftrag, ausgabe: Ausgabe): Promise<Endwert> {
  const { alt, neu, ziel, faelle } = auftrag
  const gesamt: Fehlerhafte = { fehler: [], fehlerhaft: 0 }
  const kopf = bereiteVor(alt.paket.leistung, neu ? [alt.paket, neu.paket] : [alt.paket])
  let quelle: Iterable<Probefall> | AsyncIterable<Probefall>
  if (faelle === undefined)
    quelle = erfindeFaelle(alt.paket, [...liesFaelle(alt.dateien).faelle.values()], auftrag.kuenstlich, auftrag.seed)
  else {
    const datei = await oeffneFalldatei(faelle)
    if (typeof datei === 'string') return fehler(ausgabe, datei)
    if (datei.kopf)
      return fehler(ausgabe, `${faelle} ist schon vorbereitet. Bitte die Datei angeben, aus der sie entstanden ist.`)
    quelle = liesAlle(faelle, datei.bytes, gesamt)
  }
  const anzahl = await schreibeVorbereitet(ziel, kopf, quelle)
  ausgabe.print(`${anzahl} Fälle stehen in ${ziel}, jeder nur mit den Angaben, auf die eine Probe sieht.`)
  return sageFehler(gesamt, faelle ?? '', ausgabe)
}

async function* liesAlle(datei: string, bytes: number, gesamt: Fehlerhafte): AsyncGenerator<Probefall> {
  const liesZeile = zeilenleser(undefined)
  for await (const zeilen of zeilenVon(datei, 0, bytes))
    for (const { stelle, text } of zeilen) {
      const fall = liesZeile(text)
      if (typeof fall === 'string') merkeFehler(gesamt, { stelle, text: fall })
      else yield fall
    }
}
