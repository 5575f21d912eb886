import { Abschnitt, Angaben, Betrag, Datum } from '@weiche/vorgang'
import { z } from 'zod'
import { type Auftrag, auftragsKopf } from './auftrag.ts'
import { createOrdner, type Ordner } from './ordner.ts'
import { createOrdnerZiel, type Ziel } from './ziel.ts'

/** The decided case for a Fachverfahren: what it needs to pay or to collect, and to keep the case. */
const inhalt = {
  fachverfahren: z.string().regex(/^[a-z][a-z0-9-]*$/),
  antrag: z.strictObject({ eingegangenAm: Datum, angaben: Angaben }),
  entscheidung: z.strictObject({
    datum: Datum,
    /** dunkel = by rules alone (§ 31a SGB X); person = a caseworker, named by pseudonym. */
    weg: z.enum(['dunkel', 'person']),
    person: z.string(),
    /** versagung: refused until the cooperation is made up for (§ 66 SGB I); a later hand-over takes its place. */
    ausgang: z.enum(['bewilligung', 'ablehnung', 'versagung']),
    codes: z.array(z.string()),
    /** Release and legal versions of the rules that computed it; empty when a person decided without them. */
    ausgabe: z.string(),
    fassungen: z.array(z.string()),
  }),
  /** Amounts in EUR, exact decimals, per month or once as the Leistung says; empty for an Ablehnung and a Versagung. */
  zahlungen: z.array(Abschnitt.extend({ betrag: Betrag })),
  bescheid: z.strictObject({ aufgabe: Datum, bekanntgabe: Datum, rechtsbehelfBis: Datum }),
}

export const FallUebergabe = z.strictObject({
  /** `<fachverfahren>-uebergabe/1`. */
  format: z.string().regex(/^[a-z][a-z0-9-]*-uebergabe\/1$/),
  ...auftragsKopf,
  ...inhalt,
})
export type FallUebergabe = z.infer<typeof FallUebergabe>

export type Uebergabe = Auftrag & { fall: z.infer<z.ZodObject<typeof inhalt>> }

/** `pfad`: the exchange folder, made when it is not there. */
export async function createFachverfahrenZiel(pfad: string): Promise<Ziel<Uebergabe>> {
  return fachverfahrenZiel(await createOrdner(pfad))
}

export function fachverfahrenZiel(ordner: Ordner): Ziel<Uebergabe> {
  return createOrdnerZiel(ordner, {
    schema: FallUebergabe,
    daten: () => [],
    inhalt: (uebergabe) => ({ format: `${uebergabe.fall.fachverfahren}-uebergabe/1`, ...uebergabe.fall }),
  })
}
