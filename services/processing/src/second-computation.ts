import { type Counter, metrics } from '@opentelemetry/api'
import type { Logger } from '@weiche/controller'
import { type Bewertung, druckeBewertung, type Paket } from '@weiche/regelwerk'
import type { zweitrechnung } from '@weiche/schiedsrichter'
import type { Vorgang } from '@weiche/vorgang'

export type Zweitrechner = {
  rechne(...lage: Parameters<typeof zweitrechnung>): Promise<{ abweichungen: readonly { code: string }[] }>
  /** Share of this installation as decimal string; undefined = that of the Leistungspaket. */
  anteil: string | undefined
}

/** What was evaluated; `los` = keyed hash of the vorgangId in [0, 1). */
type Fall = { paket: Paket; ausgabe: string; vorgang: Vorgang; auswertung: Bewertung; heute: string; los: number }

/** Codes of the rules that the second computation judges differently; none = all alike, or not drawn. */
export type SecondComputation = (fall: Fall) => Promise<string[]>

/** One case in a hundred. */
const ANTEIL = '0.01'

/** Has the rules of drawn cases judged again before anything is decided, and counts what came of it. */
export function createSecondComputation({ rechne, anteil }: Zweitrechner, logger: Logger): SecondComputation {
  // Asked for here and not at import: an SDK may be registered by then. Without one nothing is counted.
  const zaehler: Counter = metrics.getMeter('weiche').createCounter('weiche.zweitrechnung', {
    description: 'Cases whose rules were judged a second time by json-rules-engine',
  })
  return async ({ paket, ausgabe, vorgang, auswertung, heute, los }) => {
    if (los >= Number(anteil ?? paket.kopf.automatisierung.zweitrechnung ?? ANTEIL)) return []
    const { vorgangId, leistung } = vorgang
    const { angaben } = vorgang.pruefung!.inhalt
    const { eingangsdatum } = vorgang.antrag.fakten
    const lage = { angaben, eingangsdatum, entscheidungsdatum: heute }
    const { abweichungen } = await rechne(paket, lage, druckeBewertung(paket, auswertung))
    const codes = [...new Set(abweichungen.map(({ code }) => code))].sort()
    zaehler.add(1, { leistung, ergebnis: codes.length === 0 ? 'gleich' : 'abweichung' })
    if (codes.length > 0) logger.error('zweitrechnung.weicht-ab', { vorgangId, ausgabe, codes: codes.join(' ') })
    return codes
  }
}
