import { z } from 'zod'

const schema = z.object({
  /** Bytes of one request with all its attachments. */
  WEICHE_MAX_ANFRAGE_BYTES: z.coerce.number().int().positive().default(60_000_000),
  WEICHE_MAX_ANLAGEN: z.coerce.number().int().positive().default(20),
})

export type IntakeConfig = { maxAnfrageBytes: number; maxAnlagen: number }

/** The only reader of the environment in this service. */
export function readConfig(env: Record<string, string | undefined>): IntakeConfig {
  const parsed = schema.parse(env)
  return { maxAnfrageBytes: parsed.WEICHE_MAX_ANFRAGE_BYTES, maxAnlagen: parsed.WEICHE_MAX_ANLAGEN }
}
