import { z } from 'zod'
import { Datum } from './angaben-wert.ts'
import { Forderung } from './forderung.ts'

/**
 * § 66 Abs. 1 SGB I: a person refuses the benefit until the cooperation is made up for. Always a person: it is discretion. The
 * facts on which it rests (asked, warned in writing, Frist over) stand in the event as they were checked at that instant.
 */
export const VersagungAusgesprochen = {
  fakten: z.strictObject({
    grundlage: z.int(),
    person: z.string().min(1),
    gesehen: z.int(),
    /** Event id of the request that stayed unanswered. */
    nachforderung: z.string(),
    angefordertAm: Datum,
    erinnertAm: Datum,
    fristBis: Datum,
    entscheidungsdatum: Datum,
  }),
  inhalt: z.strictObject({
    /** What is still missing. */
    posten: z.array(Forderung).min(1),
    /** Reasons of the person: why the facts are considerably harder to establish, and how the discretion was used. */
    erschwerung: z.string().min(1),
    ermessen: z.string().min(1),
  }),
}
