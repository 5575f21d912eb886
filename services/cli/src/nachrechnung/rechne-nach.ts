import type { OffeneInstallation } from '@weiche/installation'
import { type Auswertung, bewerte, druckeBewertung, liesAuswertung, notiereBewertung } from '@weiche/regelwerk'
import { type Angaben, canonicalJson, type Wert } from '@weiche/vorgang'
import { ergebnisOf, type Grundlage, type Unterschied, unterschiede } from '@weiche/werkbank'

export type Nachrechnung = {
  /** Angaben and every step are the same to the byte. */
  gleich: boolean
  engine: { damals: string; heute: string }
  angabenGleich: boolean
  /** By the Spur; receipts from before it name the printed trace. */
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
  const bewertung = bewerte(paket, lage)
  const neu = druckeBewertung(paket, bewertung)
  const hmac = (purpose: string, value: Wert | Angaben) => i.siegel.hmac(vorgangId, purpose, canonicalJson(value))
  const angabenGleich = (await hmac('quittung.angaben', lage.angaben)) === quittung.angabenHmac
  const traceGleich =
    quittung.spurHmac === ''
      ? (await hmac('quittung.trace', neu.trace as Wert)) === quittung.traceHmac
      : (await hmac('quittung.spur', notiereBewertung(paket, bewertung).spur)) === quittung.spurHmac
  const falsch = Object.entries(quittung.dateien).filter(([pfad, hash]) => dateien[pfad] !== hash)
  const { inhalt, fakten } = auswertung
  const alt = { ...inhalt, ...liesAuswertung(paket, inhalt, lage.angaben), codes: fakten.codes }
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
