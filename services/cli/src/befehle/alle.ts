import type { Befehl } from '../befehl.ts'
import { pruefen } from './pruefen.ts'
import { schema } from './schema.ts'

/** Every command, in the order in which the Fachbereich meets them. */
export const befehle: readonly Befehl[] = [pruefen, schema]
