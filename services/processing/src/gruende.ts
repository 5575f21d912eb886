import { type Auswertung, type Paket, text } from '@weiche/regelwerk'

export type Gruende = { code: string; norm: string; text: string }[]

/**
 * Reasons of the automatic decision (§ 35 SGB X), rendered from the trace: for a refusal the rules that fired, for a
 * grant every norm that was checked and did not exclude the claim.
 */
export function gruendeOf(paket: Paket, auswertung: Auswertung): Gruende {
  const ablehnungen = auswertung.treffer.filter((t) => t.art === 'ablehnung')
  if (ablehnungen.length > 0) {
    const unique = new Map(ablehnungen.map((t) => [t.code, t]))
    return [...unique.values()].map((t) => ({
      code: t.code,
      norm: t.norm,
      text: text(paket, t.text, werteOf(auswertung, t.abschnitt)),
    }))
  }
  const normen = [
    ...new Set(auswertung.trace.flatMap((z) => (z.art === 'regel' && z.phase === 'anspruch' ? [z.norm] : []))),
  ]
  return [
    {
      code: 'ANSPRUCH',
      norm: normen.join(', '),
      text: 'Die Voraussetzungen liegen vor; kein Ausschlussgrund trifft zu.',
    },
  ]
}

function werteOf(auswertung: Auswertung, abschnitt: number): Record<string, string> {
  const werte = auswertung.werte[abschnitt] ?? {}
  return Object.fromEntries(Object.entries(werte).map(([k, v]) => [k, String(v)]))
}
