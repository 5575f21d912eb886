import { z } from 'zod'

/**
 * A citizen's account owns the Vorgang from here on. `konto`: keyed hash of (issuer, sub), sealed, so that neither who it is nor what else
 * they applied for can be read from the log, and the link dies with the key. `weg`: handed in signed in, or opened by its access code.
 */
export const KontoVerbunden = {
  fakten: z.strictObject({ weg: z.enum(['einreichung', 'zugangscode']) }),
  inhalt: z.strictObject({ konto: z.string().regex(/^[0-9a-f]{64}$/) }),
}
