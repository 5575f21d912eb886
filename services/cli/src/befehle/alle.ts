import type { Befehl } from '../befehl.ts'
import { abgleich } from './abgleich.ts'
import { ablauf } from './ablauf.ts'
import { betroffen } from './betroffen.ts'
import { erklaeren } from './erklaeren.ts'
import { fall } from './fall.ts'
import { freigeben } from './freigeben.ts'
import { leistung } from './leistung.ts'
import { nachrechnen } from './nachrechnen.ts'
import { proben } from './proben.ts'
import { pruefen } from './pruefen.ts'
import { quittung } from './quittung.ts'
import { schema } from './schema.ts'
import { schluessel } from './schluessel.ts'
import { stoerung } from './stoerung.ts'
import { fortsetzen, stoppen } from './stoppen.ts'
import { vergleich } from './vergleich.ts'
import { wartet } from './wartet.ts'

/** Every command, in the order in which the Fachbereich meets them; then those of operations. */
export const befehle: readonly Befehl[] = [
  leistung,
  pruefen,
  fall,
  vergleich,
  proben,
  schema,
  schluessel,
  freigeben,
  stoppen,
  fortsetzen,
  erklaeren,
  quittung,
  nachrechnen,
  betroffen,
  abgleich,
  stoerung,
  wartet,
  ablauf,
]
