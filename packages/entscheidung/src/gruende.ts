import { type Auswertung, einblick, type Paket, text, wertText } from '@weiche/regelwerk'

export type Gruende = { code: string; norm: string; text: string }[]

type Werte = Pick<Auswertung, 'werte' | 'berechnung'>

/**
 * Reasons of the automatic decision (§ 35 SGB X), with the values that were found: for a refusal the rules that fired, for a
 * grant every norm that was checked and did not exclude the claim.
 */
export function gruendeOf(paket: Paket, auswertung: Werte & Pick<Auswertung, 'treffer' | 'fassungen'>): Gruende {
  const ablehnungen = auswertung.treffer.filter((t) => t.art === 'ablehnung')
  if (ablehnungen.length > 0) {
    const unique = new Map(ablehnungen.map((t) => [t.code, t]))
    return [...unique.values()].map((t) => ({
      code: t.code,
      norm: t.norm,
      text: text(paket, t.text, gruendeWerte(auswertung, t.abschnitt)),
    }))
  }
  const geprueft = auswertung.fassungen.filter((f) => f !== '').flatMap((f) => einblick(paket, f).regeln)
  const normen = [...new Set(geprueft.flatMap(({ json }) => (json.phase === 'anspruch' ? [json.norm] : [])))]
  const begruendung = paket.kopf.bescheid?.texte.begruendung
  const words =
    begruendung === undefined
      ? 'Die Voraussetzungen liegen vor; kein Ausschlussgrund trifft zu.'
      : text(paket, begruendung, gruendeWerte(auswertung, 0)).trim()
  return [{ code: 'ANSPRUCH', norm: normen.join(', '), text: words }]
}

/** What fills the placeholders of a reason; what stands on the calculation sheet is printed as there. */
export function gruendeWerte(auswertung: Werte, abschnitt: number): Record<string, string> {
  const werte = Object.entries(auswertung.werte[abschnitt] ?? {}).map(([id, wert]) => [id, String(wert)])
  const lines = (auswertung.berechnung[abschnitt] ?? []).map((line) => [line.id, wertText(line)])
  return Object.fromEntries([...werte, ...lines])
}
