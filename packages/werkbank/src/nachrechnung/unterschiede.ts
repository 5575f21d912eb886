import type { Auswertung } from '@weiche/regelwerk'
import { type Abschnitt, canonicalJson, type Wert } from '@weiche/vorgang'
import { kurz } from '../fall/urteil.ts'
import { wertAlsText } from '../sprache/worte.ts'

/** What two evaluations are compared by; a stored one has the codes of its rules apart. */
export type Rechenergebnis = Pick<Auswertung, 'ausgang' | 'abschnitte' | 'werte' | 'trace'> & {
  codes: readonly string[]
}

/** `was`: outcome, amount, rule or computed fact. */
export type Unterschied = { was: string; vorher: string; nachher: string }

export const ergebnisOf = (a: Auswertung): Rechenergebnis => ({
  ...a,
  codes: [...new Set(a.treffer.map((t) => t.code))],
})

/** Every place at which two evaluations differ, the weightiest first; empty = the same, to the byte of the trace. */
export function unterschiede(a: Rechenergebnis, b: Rechenergebnis): Unterschied[] {
  const found = [
    { was: 'Ausgang', vorher: a.ausgang, nachher: b.ausgang },
    { was: 'Beträge', vorher: betraege(a.abschnitte), nachher: betraege(b.abschnitte) },
    { was: 'Regeln, die zutreffen', vorher: [...a.codes].sort().join(', '), nachher: [...b.codes].sort().join(', ') },
    ...werte(a, b),
  ].filter(({ vorher, nachher }) => vorher !== nachher)
  if (found.length > 0 || canonicalJson(a.trace as Wert) === canonicalJson(b.trace as Wert)) return found
  return [{ was: 'Nachweis der Rechenschritte', vorher: 'wie gespeichert', nachher: 'anders' }]
}

function werte(a: Rechenergebnis, b: Rechenergebnis): Unterschied[] {
  const abschnitte = Math.max(a.werte.length, b.werte.length)
  return Array.from({ length: abschnitte }, (_, i) => i).flatMap((i) => {
    const [alt, neu] = [a.werte[i] ?? {}, b.werte[i] ?? {}]
    const namen = [...new Set([...Object.keys(alt), ...Object.keys(neu)])]
    const ort = abschnitte > 1 ? ` (Abschnitt ${i + 1})` : ''
    return namen.map((name) => ({
      was: `${name}${ort}`,
      vorher: wertAlsText(alt[name]),
      nachher: wertAlsText(neu[name]),
    }))
  })
}

const betraege = (abschnitte: readonly Abschnitt[]) =>
  abschnitte.map((a) => `${a.von} bis ${a.bis}: ${a.betrag === null ? 'offen' : kurz(a.betrag)}`).join('; ')
