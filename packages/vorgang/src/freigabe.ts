import { z } from 'zod'
import type { Wert } from './angaben-wert.ts'
import { canonicalJson } from './canonical-json.ts'
import { Unterschrift } from './schluessel.ts'

/** What was checked before the release; part of what is signed. */
export const Pruefbericht = z.strictObject({
  faelle: z.int(),
  wieErwartet: z.int(),
  /** Why the lock of § 31a SGB X / § 35a VwVfG keeps decisions with a person; empty = it is open. German. */
  schloss: z.array(z.string()),
  /** What the static checks found and did not forbid. German. */
  hinweise: z.array(z.string()),
})
export type Pruefbericht = z.infer<typeof Pruefbericht>

/** What both persons sign. */
export const Freigabeantrag = z.strictObject({
  leistung: z.string(),
  ausgabe: z.string(),
  /** Ausgabe in force before, "" = none. */
  vorige: z.string(),
  /** May it decide without a person? false = assisted: the rules propose, a person decides. */
  automatik: z.boolean(),
  zeitpunkt: z.iso.datetime(),
  /** 1, 2, 3 ... for each Leistung: an old release cannot be played in again. */
  nummer: z.int().positive(),
  bericht: Pruefbericht,
})
export type Freigabeantrag = z.infer<typeof Freigabeantrag>

export const antragText = (antrag: Freigabeantrag): string => `weiche/freigabe/1\n${canonicalJson(antrag as Wert)}`

export const freigabeSchemas = {
  /** Signed by the first of two persons. */
  'freigabe.beantragt': z.strictObject({ antrag: Freigabeantrag, unterschriften: z.array(Unterschrift) }),
  /** `antrag` null: from before signatures existed; `urheber` then was the installation. */
  'ausgabe.freigegeben': z.strictObject({
    ausgabe: z.string(),
    urheber: z.string(),
    antrag: Freigabeantrag.nullable(),
    unterschriften: z.array(Unterschrift),
  }),
} as const
export type BeantragteFreigabe = z.infer<(typeof freigabeSchemas)['freigabe.beantragt']>
export type ErteilteFreigabe = z.infer<(typeof freigabeSchemas)['ausgabe.freigegeben']>
