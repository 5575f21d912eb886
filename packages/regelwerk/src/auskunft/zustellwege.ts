import type { Paket } from '../laden/paket.ts'
import type { Zustellung } from '../schema/zustellung.ts'

const NUR_BRIEF: Zustellung = {
  bescheid: { kanaele: ['brief'], norm: '§ 37 SGB X, § 41 VwVfG' },
  schreiben: { kanaele: ['brief'], norm: '§ 37 SGB X, § 41 VwVfG' },
  hinweise: [],
}

/** How documents of this Leistung are delivered; a letter is always lawful. */
export const zustellwegeOf = (paket: Paket): Zustellung => paket.kopf.zustellung ?? NUR_BRIEF
