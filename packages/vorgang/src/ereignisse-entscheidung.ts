import { z } from 'zod'
import { Betrag, Datum, Wert } from './angaben-wert.ts'
import { Forderung } from './forderung.ts'
import { Spurnotiz } from './spurnotiz.ts'

export const GateErgebnis = z.strictObject({
  gate: z.string(),
  klar: z.boolean(),
  /** Code for the exception queue when not clear, else "". */
  code: z.string(),
  /** German sentence without personal data. */
  grund: z.string(),
  /** Person who cleared the gate for this grundlage, else "". */
  geklaertVon: z.string(),
})
export type GateErgebnis = z.infer<typeof GateErgebnis>

/** A span of months with one amount under one Fassung of the law (§ 41 WoGG). `betrag` null = not computable yet. */
export const Abschnitt = z.strictObject({ von: Datum, bis: Datum, fassung: z.string(), betrag: Betrag.nullable() })
export type Abschnitt = z.infer<typeof Abschnitt>

/** How a figure is printed: a `betrag` with its euro sign. `wert` itself stays exact. */
const Rechentyp = z.enum(['betrag', 'zahl', 'ganzzahl', 'janein', 'text', 'datum'])
/** One line of the calculation sheet; one list of lines per Abschnitt. */
const Berechnung = z.array(
  z.array(z.strictObject({ id: z.string(), titel: z.string(), wert: z.string(), typ: Rechentyp, norm: z.string() })),
)

/** receipt: what is needed to compute the same bytes again, while the data key exists. */
export const Quittung = z.strictObject({
  ausgabe: z.string(),
  fassungen: z.array(z.string()),
  /** SHA-256 of every file that was used, by its path; empty in receipts from before it was noted. */
  dateien: z.record(z.string(), z.string()),
  engine: z.string(),
  /** Days that chose the Fassungen; "" in receipts from before they were noted. */
  eingangsdatum: z.string(),
  entscheidungsdatum: z.string(),
  ausgang: z.string(),
  angabenHmac: z.string(),
  /** HMAC of the printed trace in receipts from before the Spur, else "". */
  traceHmac: z.string(),
  /** HMAC of the `spur`; "" in receipts from before. */
  spurHmac: z.string(),
})
export type Quittung = z.infer<typeof Quittung>

export const RegelnAusgewertet = {
  fakten: z.strictObject({
    grundlage: z.int(),
    ausgabe: z.string(),
    /** seq of the control stream that was seen. */
    steuerungSeq: z.int(),
    fassungen: z.array(z.string()),
    gates: z.array(GateErgebnis),
    codes: z.array(z.string()),
  }),
  inhalt: z.strictObject({
    ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']),
    abschnitte: z.array(Abschnitt),
    /** Facts that would settle what is open. */
    offen: z.array(z.string()),
    berechnung: Berechnung,
    /** Per Abschnitt; null = months before the first Fassung. Computed values and trace are read through @weiche/regelwerk. */
    spur: z.array(Spurnotiz.nullable()),
    /** Only in events from before the Spur, which is empty there: computed values of each Abschnitt by id, and the printed trace. */
    werte: z.array(z.record(z.string(), Wert)).optional(),
    trace: z.array(Wert).optional(),
    quittung: Quittung,
  }),
}

export const Ausgang = z.enum(['bewilligung', 'ablehnung'])
export const Weg = z.enum(['dunkel', 'person'])
/** The seq that the person saw; absent on the dark line, which saw the commit before. */
const gesehen = z.int().optional()

export const EntscheidungGetroffen = {
  fakten: z.strictObject({
    grundlage: z.int(),
    weg: Weg,
    person: z.string(),
    gesehen,
    ausgang: Ausgang,
    /** Codes of the rules that carry the outcome. */
    codes: z.array(z.string()),
    entscheidungsdatum: Datum,
  }),
  inhalt: z.strictObject({
    abschnitte: z.array(Abschnitt),
    /** Reasons in order, each with its norm; rendered from the trace, or written by the person. */
    gruende: z.array(z.strictObject({ code: z.string(), norm: z.string(), text: z.string() })),
    berechnung: Berechnung,
  }),
}

export const NachforderungGestellt = {
  fakten: z.strictObject({
    grundlage: z.int(),
    weg: Weg,
    person: z.string(),
    gesehen,
    codes: z.array(z.string()),
    frist: Datum,
    /** Event id of the request that goes on (same deadline, no letter), else "". */
    fortgefuehrt: z.string(),
  }),
  inhalt: z.strictObject({ punkte: z.array(Forderung) }),
}

export const VorgangAusgesteuert = {
  fakten: z.strictObject({
    grundlage: z.int(),
    codes: z.array(z.string()).min(1),
    /** fachlich = rules or gates; technisch = a service gave up after its retries; frist = a deadline passed; zustellung = came back. */
    anlass: z.enum(['fachlich', 'technisch', 'frist', 'eingang-nach-entscheidung', 'stichprobe', 'zustellung']),
    /** Handler that gave up (technisch), else "". */
    handler: z.string(),
  }),
  inhalt: z.strictObject({ erlaeuterung: z.string() }),
}
