import { z } from 'zod'

/** JSON as it came in or as the Leistungspaket types it. Amounts are decimal strings, never binary floats. */
export type Wert = string | boolean | number | null | Wert[] | { [key: string]: Wert }
// Structure is checked at the door by the Leistungspaket; checking each nested node again would cost more than the decision.
export const Wert = z.any() as z.ZodType<Wert>
export type Angaben = { [key: string]: Wert }
export const Angaben = z.record(z.string(), Wert)

/** Calendar date `YYYY-MM-DD`. */
export const Datum = z.iso.date()
/** Exact amount in EUR as decimal string, for example "372.00". */
export const Betrag = z.string().regex(/^-?\d{1,12}(\.\d{1,10})?$/)
