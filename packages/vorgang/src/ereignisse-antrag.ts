import { z } from 'zod'
import { Angaben, Datum, Wert } from './angaben-wert.ts'

/** Where a stored attachment lies. `pruefsumme` is an HMAC under the key of the Vorgang, never a plain hash. */
export const AnlageRef = z.strictObject({
  anlageId: z.string(),
  /** Kind the sender declared, an id from nachweise.json, or "sonstiges". */
  art: z.string(),
  /** Household member (id) or "" for the whole Antrag. */
  betrifft: z.string(),
  /** Item of the request that it answers, when the sender named one. */
  posten: z.string().optional(),
  dateiname: z.string(),
  medientyp: z.string(),
  laenge: z.int().nonnegative(),
  pruefsumme: z.string(),
})
export type AnlageRef = z.infer<typeof AnlageRef>

export const Kanal = z.enum(['api', 'player', 'seite', 'fit-connect', 'egvp', 'scan', 'mail'])
const eingangsFakten = {
  kanal: Kanal,
  /** Day of receipt in Europe/Berlin: the law counts from it. */
  eingangsdatum: Datum,
  strukturiert: z.boolean(),
  /** Did the sender name the Vorgangs-ID (Nachreichung) or an Aktenzeichen? A measure of real use. */
  idMitgeliefert: z.boolean(),
  anlagen: z.int().nonnegative(),
}

export const AntragEingegangen = {
  fakten: z.strictObject({ leistung: z.string(), ...eingangsFakten }),
  /** `angaben` as sent, after the shape check; `inhaltsHmac` lets a retry be compared with the first submission. */
  inhalt: z.strictObject({
    angaben: Angaben,
    anlagen: z.array(AnlageRef),
    inhaltsHmac: z.string(),
    absender: z.string(),
  }),
}

export const NachreichungEingegangen = {
  /** `zweck`: nobody had asked for it, the citizen corrects what the Antrag says; absent = an answer. Nothing is decided by it. */
  fakten: z.strictObject({ ...eingangsFakten, zweck: z.literal('berichtigung').optional() }),
  /** `angaben`: path -> new value, for example {"wohnung.miete": "520.00"}. */
  inhalt: z.strictObject({
    angaben: z.record(z.string(), Wert),
    anlagen: z.array(AnlageRef),
    inhaltsHmac: z.string(),
    mitteilung: z.string(),
  }),
}

export const AntragZurueckgenommen = {
  fakten: z.strictObject({ kanal: Kanal, eingangsdatum: Datum }),
  inhalt: z.strictObject({ grund: z.string() }),
}

export const DubletteErkannt = {
  fakten: z.strictObject({ andererVorgang: z.string() }),
  inhalt: z.strictObject({}),
}

/** What the reader made of one attachment. `gelesen` = every asked-for label found exactly once and typed. */
export const Lesung = z.strictObject({
  anlageId: z.string(),
  art: z.string(),
  betrifft: z.string(),
  gelesen: z.boolean(),
  /** Code why not read, for example "kein-text", "label-mehrfach", "gefaehrlich". */
  grund: z.string(),
  felder: z.record(z.string(), z.string()),
})
export type Lesung = z.infer<typeof Lesung>

/** One comparison of a read field with the Angaben; kept in the trace. */
export const Vergleich = z.strictObject({
  anlageId: z.string(),
  nachweis: z.string(),
  feld: z.string(),
  gelesen: z.string(),
  angabe: z.string(),
  toleranz: z.string(),
  stimmt: z.boolean(),
})
export type Vergleich = z.infer<typeof Vergleich>

/** One thing the check found: a missing, unread, contradicting or unasked-for Nachweis, or a faulty Angabe. */
export const Pruefpunkt = z.strictObject({
  code: z.string(),
  art: z.enum([
    'nachweis-fehlt',
    'nachweis-ungelesen',
    'nachweis-widerspruch',
    'nachweis-ungefragt',
    'angabe-fehlt',
    'angabe-fehlerhaft',
  ]),
  /** Kind of Nachweis or path of the Angabe. */
  gegenstand: z.string(),
  betrifft: z.string(),
  anlageId: z.string(),
  norm: z.string(),
  text: z.string(),
})
export type Pruefpunkt = z.infer<typeof Pruefpunkt>

export const AntragGeprueft = {
  fakten: z.strictObject({ grundlage: z.int(), codes: z.array(z.string()) }),
  inhalt: z.strictObject({
    /** Typed by the Leistungspaket; what could not be typed is absent and named in `punkte`. */
    angaben: Angaben,
    lesungen: z.array(Lesung),
    vergleiche: z.array(Vergleich),
    punkte: z.array(Pruefpunkt),
  }),
}

export const VorgangZugeordnet = {
  fakten: z.strictObject({
    grundlage: z.int(),
    organisationseinheit: z.string(),
    team: z.string(),
    aktenzeichen: z.string(),
    aktenzeichenUebernommen: z.boolean(),
    fachverfahren: z.string(),
    aktenplan: z.string(),
    /** Codes of routing, for example no unique Zustaendigkeit: a person has to look. */
    codes: z.array(z.string()),
  }),
  inhalt: z.strictObject({}),
}
