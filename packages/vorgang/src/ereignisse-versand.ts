import { z } from 'zod'
import { Datum } from './angaben-wert.ts'

/** Proof that an effect took place: its name and what the receiver got. */
const beleg = {
  effekt: z.string(),
  dateien: z.array(z.string()),
}
const kanal = z.enum(['brief', 'abruf', 'postfach'])
/** Ausgabe whose texts the document was made with: a copy takes them again. */
const ausgabe = z.string()

/** Orders the dispatch of the Bescheid: the point of no return. */
export const BescheidErstellt = {
  fakten: z.strictObject({
    grundlage: z.int(),
    /** Event id of the entscheidung.getroffen that it announces. */
    entscheidung: z.string(),
    /** Name of the sealed PDF: HMAC of its content under the key of the Vorgang. */
    dokumentId: z.string(),
    datum: Datum,
    ausgabe,
  }),
  inhalt: z.strictObject({}),
}

export const BescheidVersandt = {
  fakten: z.strictObject({ bescheid: z.string(), kanal, aufgabe: Datum, ...beleg }),
  inhalt: z.strictObject({}),
}

export const StatusMitgeteilt = {
  fakten: z.strictObject({
    anlass: z.enum(['nachforderung', 'ruecknahme', 'fristantwort']),
    /** Event id that is told. */
    zu: z.string(),
    kanal,
    dokumentId: z.string(),
    ausgabe,
    ...beleg,
  }),
  inhalt: z.strictObject({}),
}

/** Orders the reminder with the warning of § 66 Abs. 3 SGB I and starts its own deadline. */
export const ErinnerungVeranlasst = {
  fakten: z.strictObject({ grundlage: z.int(), nachforderung: z.string(), frist: Datum }),
  inhalt: z.strictObject({}),
}

export const ErinnerungVersandt = {
  fakten: z.strictObject({ erinnerung: z.string(), kanal, dokumentId: z.string(), ausgabe, ...beleg }),
  inhalt: z.strictObject({}),
}

/** The citizen asks for more time until `bis`; their words are sealed. */
export const FristverlaengerungBeantragt = {
  fakten: z.strictObject({ nachforderung: z.string(), bis: Datum, eingangsdatum: Datum }),
  inhalt: z.strictObject({ grund: z.string() }),
}

/**
 * § 26 Abs. 7 SGB X: a later last day for the open request. By the rules of the package, by a person, or because a
 * letter leaves so late that it would give too little time: then this commit orders that letter anew.
 */
export const FristVerlaengert = {
  fakten: z.strictObject({
    nachforderung: z.string(),
    frist: Datum,
    weg: z.enum(['regeln', 'person', 'versand']),
    person: z.string(),
    gesehen: z.int().optional(),
    /** Orders a letter that says so: what a person gives the citizen has to hear. */
    brief: z.boolean(),
  }),
  inhalt: z.strictObject({ grund: z.string() }),
}

/** A person gives no more time: `frist` is the last day that stays. Orders the letter that says so. */
export const FristverlaengerungAbgelehnt = {
  fakten: z.strictObject({ person: z.string().min(1), gesehen: z.int(), nachforderung: z.string(), frist: Datum }),
  inhalt: z.strictObject({ grund: z.string().min(1) }),
}

export const FristAbgelaufen = {
  fakten: z.strictObject({ grundlage: z.int(), nachforderung: z.string(), frist: Datum }),
  inhalt: z.strictObject({}),
}

export const FachverfahrenUebergeben = {
  fakten: z.strictObject({ bescheid: z.string(), fachverfahren: z.string(), ...beleg }),
  inhalt: z.strictObject({}),
}

export const AkteAbgelegt = {
  fakten: z.strictObject({ bescheid: z.string(), ...beleg }),
  inhalt: z.strictObject({}),
}
