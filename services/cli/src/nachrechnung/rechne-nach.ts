import type { OffeneInstallation } from '@weiche/installation'
import { type Auswertung, werteAus } from '@weiche/regelwerk'
import { type Angaben, canonicalJson, type Wert } from '@weiche/vorgang'
import { ergebnisOf, type Grundlage, type Rechenergebnis, type Unterschied, unterschiede } from '@weiche/werkbank'

export type Nachrechnung = {
  /** Angaben and trace are the same to the byte. */
  gleich: boolean
  engine: { damals: string; heute: string }
  angabenGleich: boolean
  traceGleich: boolean
  /** Files whose hash is not the one of the receipt. */
  dateien: string[]
  unterschiede: Unterschied[]
  neu: Auswertung
}

/** Computes one evaluation again by the Ausgabe it was made with. @throws when that Ausgabe is missing or was changed. */
export async function rechneNach(i: OffeneInstallation, grundlage: Grundlage): Promise<Nachrechnung> {
  const { vorgangId, vorgang, lage, quittung, auswertung } = grundlage
  const { paket, dateien } = await i.steuerung.lade(vorgang.leistung, quittung.ausgabe)
  const neu = werteAus(paket, lage)
  const hmac = (purpose: string, value: Wert | Angaben) => i.siegel.hmac(vorgangId, purpose, canonicalJson(value))
  const angabenGleich = (await hmac('quittung.angaben', lage.angaben)) === quittung.angabenHmac
  const traceGleich = (await hmac('quittung.trace', neu.trace as Wert)) === quittung.traceHmac
  const falsch = Object.entries(quittung.dateien).filter(([pfad, hash]) => dateien[pfad] !== hash)
  const alt = { ...auswertung.inhalt, codes: auswertung.fakten.codes } as unknown as Rechenergebnis
  const gefunden = unterschiede(alt, ergebnisOf(neu))
  return {
    gleich: angabenGleich && traceGleich && falsch.length === 0 && gefunden.length === 0,
    engine: { damals: quittung.engine, heute: neu.engine },
    angabenGleich,
    traceGleich,
    dateien: falsch.map(([pfad]) => pfad),
    unterschiede: gefunden,
    neu,
  }
}
