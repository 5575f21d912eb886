import { z } from 'zod'

/** Channels that bring the document itself; the package says which of them take legal effect. */
export const Zustellkanal = z.enum(['brief', 'postfach'])
export type Zustellkanal = z.infer<typeof Zustellkanal>
/** Channels that tell of it: a copy in the mailbox of the portal, a mail, a call to another portal. They start no period. */
export const Hinweiskanal = z.enum(['postfach', 'mail', 'webhook'])
export type Hinweiskanal = z.infer<typeof Hinweiskanal>

/** Id of the event that ordered the document: bescheid.erstellt, nachforderung.gestellt, erinnerung.veranlasst ... */
const zu = z.string()
/** Name of the effect; the receiver can tell a repeat by it. */
const effekt = z.string()
/** Why not, as a code: never the words of a foreign server, which may quote an address. */
const grund = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)

/** Orders the hints to a document that is on its way, in the commit that proves its dispatch. */
export const HinweisVeranlasst = {
  fakten: z.strictObject({ zu, kanaele: z.array(Hinweiskanal).min(1) }),
  inhalt: z.strictObject({}),
}

/** Lease: whose commit this is may send now. The receiver cannot tell a repeat, so nobody else may until it lapses. */
export const HinweisBegonnen = {
  fakten: z.strictObject({ zu, kanal: Hinweiskanal, bis: z.iso.datetime() }),
  inhalt: z.strictObject({}),
}

/** `quittung`: what the receiver answered, as a code (SMTP reply, HTTP status); "" for the mailbox, where this entry is the deed. */
export const HinweisVersandt = {
  fakten: z.strictObject({ zu, kanal: Hinweiskanal, effekt, quittung: z.string().max(20) }),
  inhalt: z.strictObject({}),
}

/**
 * Did not arrive. `wirksam`: it was the dispatch that takes legal effect, so it is not proven any more. `weiter`: the
 * channel that is tried next; "" = none is left and a person has to act.
 */
export const ZustellungGescheitert = {
  fakten: z.strictObject({
    zu,
    kanal: z.union([Zustellkanal, Hinweiskanal]),
    effekt,
    grund,
    wirksam: z.boolean(),
    weiter: z.union([Zustellkanal, z.literal('')]),
  }),
  inhalt: z.strictObject({}),
}

/** A person sends it again, to this address. Names a new effect. */
export const ZustellungVeranlasst = {
  fakten: z.strictObject({ person: z.string().min(1), gesehen: z.int(), zu }),
  inhalt: z.strictObject({ anschrift: z.array(z.string().min(1)).min(2), grund: z.string().min(1) }),
}
