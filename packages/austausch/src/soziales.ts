import { Abschnitt, Angaben, Betrag, Datum } from '@weiche/vorgang'
import { z } from 'zod'
import { type Auftrag, auftragsKopf } from './auftrag.ts'
import { createOrdner } from './ordner.ts'
import { createOrdnerZiel, type Ziel } from './ziel.ts'

/** The decided case for the Fachverfahren "Soziales": what it needs to pay and to keep the case. */
const inhalt = {
  fachverfahren: z.literal('soziales'),
  antrag: z.strictObject({ eingegangenAm: Datum, angaben: Angaben }),
  entscheidung: z.strictObject({
    datum: Datum,
    /** dunkel = by rules alone (§ 31a SGB X); person = a caseworker, named by pseudonym. */
    weg: z.enum(['dunkel', 'person']),
    person: z.string(),
    ausgang: z.enum(['bewilligung', 'ablehnung']),
    codes: z.array(z.string()),
    /** Release and legal versions of the rules that computed it; empty when a person decided without them. */
    ausgabe: z.string(),
    fassungen: z.array(z.string()),
  }),
  /** Monthly amounts in EUR, exact decimals; empty for an Ablehnung. */
  zahlungen: z.array(Abschnitt.extend({ betrag: Betrag })),
  bescheid: z.strictObject({ aufgabe: Datum, bekanntgabe: Datum, rechtsbehelfBis: Datum }),
}

export const SozialesUebergabe = z.strictObject({
  format: z.literal('soziales-uebergabe/1'),
  ...auftragsKopf,
  ...inhalt,
})
export type SozialesUebergabe = z.infer<typeof SozialesUebergabe>

export type Uebergabe = Auftrag & { fall: z.infer<z.ZodObject<typeof inhalt>> }

/** `pfad`: the exchange folder, made when it is not there. */
export async function createSozialesZiel(pfad: string): Promise<Ziel<Uebergabe>> {
  return createOrdnerZiel(await createOrdner(pfad), {
    schema: SozialesUebergabe,
    daten: () => [],
    inhalt: (uebergabe) => ({ format: 'soziales-uebergabe/1', ...uebergabe.fall }),
  })
}
