import { z } from 'zod'
import { Datum, Wert } from './angaben-wert.ts'

/**
 * What the rules found in one Abschnitt, without what the files of the Ausgabe and the Angaben say anyway: with both of
 * them @weiche/regelwerk prints every line of the trace from it, and evaluates nothing.
 */
export const Spurnotiz = z.strictObject({
  fassung: Datum,
  /** First month of the Abschnitt, and months of the whole period. */
  monat: Datum,
  monate: z.int(),
  /** Computed facts in the order of the Fassung, exact decimals as strings, unknown = null; of a list's items a list. */
  werte: z.array(Wert),
  /** One character for each rule: 1 true, 0 false, ? open. */
  regeln: z.string(),
  /** The same for each condition, - = not reached; what was asked of a list's items stands behind the condition on the list. */
  bedingungen: z.string(),
  /** For each null of `werte` and each ? of `bedingungen`, in this order: the facts that would settle it. */
  offen: z.array(z.array(z.string())),
})
export type Spurnotiz = z.infer<typeof Spurnotiz>
