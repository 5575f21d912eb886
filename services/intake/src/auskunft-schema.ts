import { z } from 'zod'
import { NachforderungAuskunft } from './nachforderung-schema.ts'

/** What GET /vorgaenge/{vorgangId} tells. */
export const Auskunft = z
  .object({
    vorgangId: z.string(),
    leistung: z.string(),
    status: z.enum(['eingegangen', 'in Pruefung', 'Nachforderung', 'entschieden']),
    ausgang: z
      .enum(['zurueckgenommen'])
      .nullable()
      .meta({ description: 'Nur die Rücknahme steht hier; was entschieden wurde, steht im Bescheid.' }),
    erlaeuterung: z.string(),
    amZug: z.enum(['Sie', 'Behörde', 'niemand']),
    aktenzeichen: z.string().nullable(),
    eingangsdatum: z.iso.date(),
    fehlt: z.array(
      z.object({
        gegenstand: z
          .string()
          .meta({ description: 'Pfad der Angabe oder Art des Nachweises, wie eine Nachreichung sie nennt' }),
        titel: z.string(),
        betrifft: z.string().meta({ description: 'Person und Einkunft, zu denen der Nachweis gehört, sonst leer' }),
        grund: z.string(),
        norm: z.string(),
      }),
    ),
    frist: z.object({ bis: z.iso.date(), abgelaufen: z.boolean(), bedeutung: z.string() }).nullable(),
    nachforderung: NachforderungAuskunft.nullable().meta({ description: 'Die offene Nachforderung mit ihren Posten' }),
    verlauf: z.array(z.object({ zeitpunkt: z.string(), text: z.string() })),
  })
  .meta({ id: 'Auskunft' })
export type Auskunft = z.infer<typeof Auskunft>
