import { type Ereignis, type EreignisTyp, ereignisSchemas } from './ereignisse.ts'
import { type Forderung, gegenstandOf } from './forderung.ts'

/** An event as it lies in the log, opened: in the form of its version. Absent = from before versions were noted, or 1. */
export type GespeichertesEreignis = { type: string; version?: number; fakten: unknown; inhalt: unknown }

/** Brings the parts of an event from one version to the next. Pure; must leave alone what it finds in the next form already. */
export type Upcast = (alt: Teile) => Teile
type Teile = { fakten: object; inhalt: object }

/**
 * The steps of each type, in order: the first leads from version 1 to 2. So the version that is written today is one more than a
 * type has steps, and nobody can raise it without saying what becomes of the old. How an event changes: docs/adr/0022.
 */
export const upcasts: Partial<Record<EreignisTyp, readonly Upcast[]>> = {
  // Receipts of version 1 name no files and days, those of 1 and 2 the printed trace instead of the Spur.
  'regeln.ausgewertet': [
    ({ fakten, inhalt }) => ({
      fakten,
      inhalt: withQuittung(inhalt, { dateien: {}, eingangsdatum: '', entscheidungsdatum: '' }),
    }),
    ({ fakten, inhalt }) => ({ fakten, inhalt: withQuittung({ spur: [], ...inhalt }, { spurHmac: '' }) }),
  ],
  // Items of version 1 had no id: what they ask for names them, so that a request that goes on still means the same.
  'nachforderung.gestellt': [
    ({ fakten, inhalt }) => {
      const von = (fakten as { weg?: string }).weg === 'person' ? 'person' : 'regeln'
      const { punkte } = inhalt as { punkte: Omit<Forderung, 'id' | 'erlaeuterung' | 'von'>[] }
      return { fakten, inhalt: { punkte: punkte.map((p) => ({ id: gegenstandOf(p), erlaeuterung: '', von, ...p })) } }
    },
  ],
  // Version 1 had no letters for persons' answers: none is sent for them now.
  'frist.verlaengert': [({ fakten, inhalt }) => ({ fakten: { brief: false, ...fakten }, inhalt })],
}

const withQuittung = (inhalt: object, since: object): object => ({
  ...inhalt,
  quittung: { ...since, ...(inhalt as { quittung?: object }).quittung },
})

/** The version in which this program writes events of this type. */
export const versionOf = (type: EreignisTyp): number => (upcasts[type]?.length ?? 0) + 1

/** A newer program wrote this event: what it means is not known here, so nothing may be decided on a stream that holds it. */
export class UnbekanntesEreignis extends Error {
  override name = 'UnbekanntesEreignis'
  readonly type: string
  readonly version: number
  constructor(type: string, version: number) {
    super(`event ${type} in version ${version} is newer than this program`)
    this.type = type
    this.version = version
  }
}

/**
 * Brings a stored event of any earlier version into the form of today; nothing stored is ever changed.
 * @throws UnbekanntesEreignis
 */
export function upcastEreignis({ type, version = 1, fakten, inhalt }: GespeichertesEreignis): Ereignis {
  if (!Object.hasOwn(ereignisSchemas, type) || version > versionOf(type as EreignisTyp)) {
    throw new UnbekanntesEreignis(type, version)
  }
  const steps = upcasts[type as EreignisTyp]?.slice(version - 1) ?? []
  const heute = steps.reduce<Teile>((teile, step) => step(teile), {
    fakten: fakten as object,
    inhalt: inhalt as object,
  })
  return { type, ...heute } as Ereignis
}
