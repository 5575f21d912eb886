import { assistiert, automatikGestoppt, stichprobe } from './betrieb.ts'
import {
  antwort,
  betreuung,
  dublette,
  einzelfallpruefung,
  erlassen,
  freitext,
  nachholung,
  schutzadresse,
} from './einzelfall.ts'
import type { Gate } from './gate.ts'
import { ungefragt, ungelesen, widerspruch } from './nachweise.ts'
import { ermessen, geprueftBis, norm } from './rechtsgrund.ts'
import { aussteuerungsregeln, zustaendigkeit } from './regeln.ts'
import { zweitrechnung } from './zweitrechnung.ts'

/** Every gate before an automatic decision, in the order in which reasons are shown. Removing one turns a test red. */
export const gates: readonly Gate[] = [
  norm,
  ermessen,
  geprueftBis,
  assistiert,
  zustaendigkeit,
  dublette,
  einzelfallpruefung,
  antwort,
  erlassen,
  nachholung,
  schutzadresse,
  betreuung,
  freitext,
  ungelesen,
  widerspruch,
  ungefragt,
  aussteuerungsregeln,
  zweitrechnung,
  automatikGestoppt,
  stichprobe,
]
