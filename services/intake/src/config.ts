import { z } from 'zod'
import type { Last } from './lastgrenze.ts'

const schema = z.object({
  /** Bytes of one request with all its attachments. */
  WEICHE_MAX_ANFRAGE_BYTES: z.coerce.number().int().positive().default(60_000_000),
  WEICHE_MAX_ANLAGEN: z.coerce.number().int().positive().default(20),
  /** Above these intake answers 429 instead of taking in. */
  WEICHE_MAX_RUECKSTAND: z.coerce.number().int().positive().default(10_000),
  WEICHE_MAX_VERZOEGERUNG_MS: z.coerce.number().int().positive().default(1_000),
  WEICHE_MAX_EMPFANG_BYTES: z.coerce.number().int().positive().default(512_000_000),
})

export type IntakeConfig = { maxAnfrageBytes: number; maxAnlagen: number; grenzen: Last }

/** The only reader of the environment in this service. */
export function readConfig(env: Record<string, string | undefined>): IntakeConfig {
  const parsed = schema.parse(env)
  return {
    maxAnfrageBytes: parsed.WEICHE_MAX_ANFRAGE_BYTES,
    maxAnlagen: parsed.WEICHE_MAX_ANLAGEN,
    grenzen: {
      rueckstand: parsed.WEICHE_MAX_RUECKSTAND,
      verzoegerungMs: parsed.WEICHE_MAX_VERZOEGERUNG_MS,
      bytes: parsed.WEICHE_MAX_EMPFANG_BYTES,
    },
  }
}
