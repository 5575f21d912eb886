import type { ExtractResult } from '@weiche/pdf-text'
import { type Anlage, ganzzahl, unterscheide, uuid, waehle, type Zufall } from '@weiche/test-last'
import type { Angaben } from '@weiche/vorgang'
import type { Vorrat } from './vorrat.ts'

/**
 * What a citizen does. `vollstaendig`: all Nachweise at once. `nachreichung`: none, and all of them once asked for. `stumm`: none,
 * and never answers. `person`: free text, for a person. `spaet`: something more at any time. `zurueck`: withdraws at any time.
 * `dublette`: the same twice under two keys. `gleichzeitig`: the same twice under one key. `fremd`: one key for two contents.
 */
export const arten = [
  'vollstaendig',
  'nachreichung',
  'stumm',
  'person',
  'spaet',
  'zurueck',
  'dublette',
  'gleichzeitig',
  'fremd',
] as const
export type Art = (typeof arten)[number]
export type Fall = {
  name: string
  art: Art
  person: number
  angaben: Angaben
  anlagen: Anlage[]
  schluessel: readonly [string, string]
}
export type Lesbar = (bytes: Uint8Array) => ExtractResult

const OHNE_NACHWEISE: readonly Art[] = ['nachreichung', 'stumm', 'person']

/** A handful of applications for one world. */
export function zieheFaelle(vorrat: Vorrat, zufall: Zufall): Fall[] {
  return Array.from({ length: ganzzahl(zufall, 2, 5) }, (_, nummer) =>
    machFall(vorrat, zufall, waehle(zufall, arten), ganzzahl(zufall, 0, vorrat.personen.length - 1), nummer),
  )
}

export function machFall(vorrat: Vorrat, zufall: Zufall, art: Art, person: number, nummer: number): Fall {
  const { angaben, anlagen } = vorrat.personen[person]!
  const own = unterscheide(angaben, nummer)
  const withText = { ...own, antrag: { ...(own['antrag'] as Angaben), bemerkung: 'Bitte rufen Sie mich an.' } }
  return {
    name: `${nummer} (${art})`,
    ...{ art, person, anlagen },
    angaben: art === 'person' ? withText : own,
    schluessel: [uuid(zufall), uuid(zufall)],
  }
}

export const anlagenBeimAntrag = (fall: Fall): Anlage[] => (OHNE_NACHWEISE.includes(fall.art) ? [] : fall.anlagen)
