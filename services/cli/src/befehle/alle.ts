import type { Befehl } from '../befehl.ts'
import { proben } from './proben.ts'
import { pruefen } from './pruefen.ts'
import { schema } from './schema.ts'
import { vergleich } from './vergleich.ts'

/** Every command, in the order in which the Fachbereich meets them. */
export const befehle: readonly Befehl[] = [pruefen, vergleich, proben, schema]
