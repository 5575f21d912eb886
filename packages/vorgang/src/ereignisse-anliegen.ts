import { z } from 'zod'
import { Datum } from './angaben-wert.ts'
import { Kanal } from './ereignisse-antrag.ts'

/** When and by which way the citizen said it; the day is the one in Europe/Berlin. */
const eingang = { kanal: Kanal, eingangsdatum: Datum }

/** The citizen wants a person to look at the case: an input like any other, so a decision that is under way is made anew. */
export const EinzelfallpruefungBeantragt = {
  fakten: z.strictObject(eingang),
  inhalt: z.strictObject({ grund: z.string() }),
}

/** `offen`: the dispatch is not proven, so no period runs yet. A late one is received all the same: a person judges it. */
export const Fristwahrung = z.enum(['gewahrt', 'verspaetet', 'offen'])
export type Fristwahrung = z.infer<typeof Fristwahrung>

/** `bescheid`: id of the bescheid.erstellt that it is against. `frist`: last day, "" while none runs. */
const gegenstand = { bescheid: z.string(), frist: z.union([Datum, z.literal('')]), fristwahrung: Fristwahrung }
const begruendung = z.strictObject({ begruendung: z.string() })

/** In the Vorgang of the decision: the receipt, and the order to open a Vorgang for it. The decision stands meanwhile. */
export const WiderspruchErhoben = { fakten: z.strictObject({ ...eingang, ...gegenstand }), inhalt: begruendung }

/** Proof that the Vorgang of the Widerspruch exists. `widerspruch`: id of the event that ordered it. */
export const WiderspruchEroeffnet = {
  fakten: z.strictObject({ widerspruch: z.string(), vorgang: z.string() }),
  inhalt: z.strictObject({}),
}

/** Beside antrag.eingegangen in the first commit: this Vorgang is a Widerspruch. `gegen`: Vorgang of the decision. */
export const WiderspruchEingegangen = {
  fakten: z.strictObject({ gegen: z.string(), widerspruch: z.string(), ...gegenstand }),
  inhalt: begruendung,
}

/** What became of it, noted by a person: the letter itself is made outside, until there is one for it here. */
export const Widerspruchsergebnis = z.enum([
  'abgeholfen',
  'teilweise-abgeholfen',
  'vorgelegt',
  'zurueckgewiesen',
  'zurueckgenommen',
])
export const WiderspruchErledigt = {
  fakten: z.strictObject({ person: z.string().min(1), gesehen: z.int(), ergebnis: Widerspruchsergebnis }),
  inhalt: z.strictObject({ grund: z.string().min(1) }),
}
