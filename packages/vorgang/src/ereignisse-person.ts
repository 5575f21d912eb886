import { z } from 'zod'
import { Wert } from './angaben-wert.ts'

/** `person`: pseudonymous id from the directory of staff, never a name. `gesehen`: the seq the person saw. */
const fakten = { person: z.string().min(1), gesehen: z.int() }

export const VorgangUebernommen = { fakten: z.strictObject(fakten), inhalt: z.strictObject({}) }

export const AngabenBerichtigt = {
  fakten: z.strictObject(fakten),
  inhalt: z.strictObject({ angaben: z.record(z.string(), Wert), grund: z.string().min(1) }),
}

/** For the same grundlage the named codes count as clear, by that person; a newer input restores them. */
export const VorgangZurueckgegeben = {
  fakten: z.strictObject({ ...fakten, grundlage: z.int(), codes: z.array(z.string()) }),
  inhalt: z.strictObject({ grund: z.string().min(1) }),
}

/**
 * Items of the open request that are no longer asked for: `zuruecknahme` = asked in error; `verzicht` = the person does
 * without the proof, so from now on only a person decides.
 */
export const ForderungAufgehoben = {
  fakten: z.strictObject({
    ...fakten,
    grundlage: z.int(),
    posten: z.array(z.string()).min(1),
    art: z.enum(['verzicht', 'zuruecknahme']),
  }),
  inhalt: z.strictObject({ grund: z.string().min(1) }),
}

export const VorgangUmverteilt = {
  fakten: z.strictObject({ ...fakten, organisationseinheit: z.string(), team: z.string() }),
  inhalt: z.strictObject({ grund: z.string().min(1) }),
}
