import { z } from 'zod'
import { type Auftrag, auftragsKopf } from './auftrag.ts'
import { createOrdner, type Ordner } from './ordner.ts'
import { createOrdnerZiel, type Ziel } from './ziel.ts'

/** A letter for the print shop: the print file and its job. `empfaenger`: lines of the address window. */
export type Brief = Auftrag & { empfaenger: string[]; pdf: Uint8Array }

export const BriefAuftrag = z.strictObject({
  format: z.literal('weiche-brief/1'),
  ...auftragsKopf,
  empfaenger: z.array(z.string().min(1)).min(2),
})
export type BriefAuftrag = z.infer<typeof BriefAuftrag>

/** `pfad`: the exchange folder, made when it is not there. */
export async function createBriefZiel(pfad: string): Promise<Ziel<Brief>> {
  return briefZiel(await createOrdner(pfad))
}

export function briefZiel(ordner: Ordner): Ziel<Brief> {
  return createOrdnerZiel(ordner, {
    schema: BriefAuftrag,
    daten: (brief) => [{ art: brief.effekt.art, endung: 'pdf', bytes: brief.pdf }],
    inhalt: (brief) => ({ format: 'weiche-brief/1', empfaenger: brief.empfaenger }),
  })
}
