import { z } from 'zod'
import { type BeantragteFreigabe, type ErteilteFreigabe, freigabeSchemas } from './freigabe.ts'
import { reparaturSchemas } from './reparatur.ts'
import { schluesselSchemas } from './schluessel.ts'

/** `klasse`: "" = everything, an outcome, or `regel:` and a code or the beginning of codes. */
const schalter = z.strictObject({ urheber: z.string(), grund: z.string(), klasse: z.string() })

/**
 * The control stream of a Leistung (`steuerung/<leistung>`): releases, stop switches, sampling share.
 * Never a Vorgang: own event types, own reducer, nothing personal, nothing sealed.
 */
export const steuerungSchemas = {
  ...freigabeSchemas,
  ...schluesselSchemas,
  ...reparaturSchemas,
  'automatik.gestoppt': schalter,
  'automatik.fortgesetzt': schalter,
  /** Share between 0 and 1 as decimal string; "" = that of the Leistungspaket again. */
  'stichprobe.festgelegt': z.strictObject({ urheber: z.string(), anteil: z.string() }),
} as const
export type SteuerungTyp = keyof typeof steuerungSchemas
export type SteuerungEreignis = {
  [T in SteuerungTyp]: { type: T; fakten: z.infer<(typeof steuerungSchemas)[T]> }
}[SteuerungTyp]
export type SteuerungCommit = { seq: number; zeitpunkt: string; ereignisse: SteuerungEreignis[] }

export type Halt = { klasse: string; grund: string; seq: number }
export type Steuerung = {
  seq: number
  ausgabe: string | undefined
  /** How the Ausgabe in force came to be. */
  freigabe: (ErteilteFreigabe & { seq: number }) | undefined
  /** The rules propose and a person decides. */
  assistiert: boolean
  /** Releases so far. */
  nummer: number
  /** A release that a second person has still to sign. */
  antrag: BeantragteFreigabe | undefined
  gestoppt: readonly Halt[]
  /** undefined = the share of the Leistungspaket applies. */
  stichprobe: string | undefined
  /** What was written and has no effect, for example a release with a wrong signature. `grund` is German. */
  verworfen: readonly { seq: number; grund: string }[]
}

export const steuerungId = (leistung: string): string => `steuerung/${leistung}`
export const keineSteuerung: Steuerung = {
  seq: 0,
  ausgabe: undefined,
  freigabe: undefined,
  assistiert: false,
  nummer: 0,
  antrag: undefined,
  gestoppt: [],
  stichprobe: undefined,
  verworfen: [],
}

/** Brings an event from before a field existed into the form of today. */
export function upcastSteuerung(e: { type: string; fakten: Record<string, unknown> }): SteuerungEreignis {
  const since: Partial<Record<string, object>> = {
    'ausgabe.freigegeben': { antrag: null, unterschriften: [] },
    'automatik.gestoppt': { klasse: '' },
    'automatik.fortgesetzt': { klasse: '' },
  }
  return { ...e, fakten: { ...since[e.type], ...e.fakten } } as SteuerungEreignis
}
