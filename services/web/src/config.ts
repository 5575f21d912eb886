import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).optional()
const schema = z.object({
  /** Bytes of one answer with all its files. */
  WEICHE_MAX_ANFRAGE_BYTES: z.coerce.number().int().positive().default(60_000_000),
  /** Pages open at once that one process tells of changes. */
  WEICHE_MAX_LEITUNGEN: z.coerce.number().int().positive().default(2_000),
  /** Pages that the authority itself must have; shown in the footer once they are named. */
  WEICHE_IMPRESSUM: url,
  WEICHE_DATENSCHUTZ: url,
  WEICHE_BARRIEREFREIHEIT: url,
})

export type WebConfig = { maxAnfrageBytes: number; maxLeitungen: number; fuss: { text: string; adresse: string }[] }

/** The only reader of the environment in this service. */
export function readConfig(env: Record<string, string | undefined>): WebConfig {
  const parsed = schema.parse(env)
  const fuss = [
    { text: 'Impressum', adresse: parsed.WEICHE_IMPRESSUM },
    { text: 'Datenschutz', adresse: parsed.WEICHE_DATENSCHUTZ },
    { text: 'Erklärung zur Barrierefreiheit', adresse: parsed.WEICHE_BARRIEREFREIHEIT },
  ]
  return {
    maxAnfrageBytes: parsed.WEICHE_MAX_ANFRAGE_BYTES,
    maxLeitungen: parsed.WEICHE_MAX_LEITUNGEN,
    fuss: fuss.flatMap(({ text, adresse }) => (adresse === undefined ? [] : [{ text, adresse }])),
  }
}
