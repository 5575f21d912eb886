import type { Datum } from './datum.ts'
import { type Dauer, fristende } from './fristlauf.ts'
import type { Sitz } from './sitz.ts'
import { werktagAb } from './werktag.ts'

/** Periods for the remedy, by its kind: which one a Land and a law have stands in the Leistungspaket. */
export const rechtsbehelfsfristen = {
  widerspruch: { dauer: { monate: 1 }, norm: '§ 70 Abs. 1 VwGO' },
  klage: { dauer: { monate: 1 }, norm: '§ 74 VwGO' },
  einspruch: { dauer: { monate: 1 }, norm: '§ 355 Abs. 1 AO' },
} as const satisfies Record<string, { dauer: Dauer; norm: string }>
export type Rechtsbehelf = keyof typeof rechtsbehelfsfristen

/** § 58 Abs. 2 VwGO, § 356 Abs. 2 AO: without right instruction a year. */
const OHNE_BELEHRUNG: Dauer = { jahre: 1 }

/** Last day for the remedy, moved to a Werktag (§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO; § 108 Abs. 3 AO). */
export function rechtsbehelfsfrist(
  tagDerBekanntgabe: Datum,
  sitz: Sitz,
  art: Rechtsbehelf = 'widerspruch',
  belehrt = true,
): Datum {
  const dauer = belehrt ? rechtsbehelfsfristen[art].dauer : OHNE_BELEHRUNG
  return werktagAb(fristende({ ereignis: tagDerBekanntgabe }, dauer), sitz)
}

/** Last day for the Widerspruch with right instruction. */
export const widerspruchsfrist = (tagDerBekanntgabe: Datum, sitz: Sitz): Datum =>
  rechtsbehelfsfrist(tagDerBekanntgabe, sitz)
