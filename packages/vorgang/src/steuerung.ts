import { z } from 'zod'

/**
 * The control stream of a Leistung (`steuerung/<leistung>`): releases, stop switch, sampling share.
 * Never a Vorgang: own event types, own reducer, nothing personal, nothing sealed.
 */
export const steuerungSchemas = {
  'ausgabe.freigegeben': z.strictObject({ ausgabe: z.string(), urheber: z.string() }),
  'automatik.gestoppt': z.strictObject({ urheber: z.string(), grund: z.string() }),
  'automatik.fortgesetzt': z.strictObject({ urheber: z.string(), grund: z.string() }),
  /** Share between 0 and 1 as decimal string; "" = that of the Leistungspaket again. */
  'stichprobe.festgelegt': z.strictObject({ urheber: z.string(), anteil: z.string() }),
} as const
export type SteuerungTyp = keyof typeof steuerungSchemas
export type SteuerungEreignis = {
  [T in SteuerungTyp]: { type: T; fakten: z.infer<(typeof steuerungSchemas)[T]> }
}[SteuerungTyp]
export type SteuerungCommit = { seq: number; zeitpunkt: string; ereignisse: SteuerungEreignis[] }

export type Steuerung = {
  seq: number
  ausgabe: string | undefined
  gestoppt: { grund: string; seq: number } | undefined
  /** undefined = the share of the Leistungspaket applies. */
  stichprobe: string | undefined
}

export const steuerungId = (leistung: string): string => `steuerung/${leistung}`
export const keineSteuerung: Steuerung = { seq: 0, ausgabe: undefined, gestoppt: undefined, stichprobe: undefined }

export function foldSteuerung(commits: readonly SteuerungCommit[], from: Steuerung = keineSteuerung): Steuerung {
  let state = from
  for (const commit of commits) {
    for (const e of commit.ereignisse) {
      if (e.type === 'ausgabe.freigegeben') state = { ...state, ausgabe: e.fakten.ausgabe }
      if (e.type === 'automatik.gestoppt') state = { ...state, gestoppt: { grund: e.fakten.grund, seq: commit.seq } }
      if (e.type === 'automatik.fortgesetzt') state = { ...state, gestoppt: undefined }
      if (e.type === 'stichprobe.festgelegt') state = { ...state, stichprobe: e.fakten.anteil || undefined }
    }
    state = { ...state, seq: commit.seq }
  }
  return state
}
