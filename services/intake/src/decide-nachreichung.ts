import { type AnlageRef, type Ereignis, setPath, type Vorgang, type Wert } from '@weiche/vorgang'
import type { Kanal } from './decide-antrag.ts'

export type Nachreichungskommando = {
  kanal: Kanal
  eingangsdatum: string
  angaben: Record<string, Wert>
  anlagen: AnlageRef[]
  inhaltsHmac: string
  mitteilung: string
  /** Absent = by a form or an interface. */
  strukturiert?: boolean
  /** Nobody asked for it: the citizen corrects what the Antrag says. */
  zweck?: 'berichtigung' | undefined
}

export type Entschluss =
  | { kind: 'append'; ereignisse: Ereignis[] }
  | { kind: 'zurueckgenommen' }
  | { kind: 'unpassend'; stellen: Stelle[] }
/** A path that cannot be changed, and why. */
export type Stelle = { path: string; text: string }

/** Accepted at any stand but after a withdrawal; what it changes is for the services behind. */
export function decideNachreichung(v: Vorgang, k: Nachreichungskommando): Entschluss {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const stellen = misplaced(v, k.angaben)
  if (stellen.length > 0) return { kind: 'unpassend', stellen }
  const { kanal, eingangsdatum, angaben, anlagen, inhaltsHmac, mitteilung } = k
  const fakten = {
    ...{ kanal, eingangsdatum, strukturiert: k.strukturiert ?? true },
    ...{ idMitgeliefert: true, anlagen: anlagen.length },
    ...(k.zweck ? { zweck: k.zweck } : {}),
  }
  const inhalt = { angaben, anlagen, inhaltsHmac, mitteilung }
  return { kind: 'append', ereignisse: [{ type: 'nachreichung.eingegangen', fakten, inhalt }] }
}

/** Paths that the fold would have to ignore: they name a list item that is not there, or overlap with each other. */
export function misplaced(v: Vorgang, angaben: Record<string, Wert>): Stelle[] {
  const copy = structuredClone(v.angaben)
  return Object.keys(angaben).flatMap((path) => {
    if (outerPaths(path).some((outer) => Object.hasOwn(angaben, outer))) return [{ path, text: DOPPELT }]
    return setPath(copy, path, structuredClone(angaben[path]!)) ? [] : [{ path, text: UNBEKANNT }]
  })
}

const DOPPELT =
  'Diese Angabe steckt schon in einer anderen dieser Nachreichung. Bitte nennen Sie jede Stelle nur einmal.'
const UNBEKANNT =
  'Diese Stelle gibt es in Ihrem Antrag nicht. Bitte prüfen Sie den Pfad und die Kennung in eckigen Klammern.'

/** `a.b[m1].c` -> `a`, `a.b`, `a.b[m1]`. Looked up one by one: a Nachreichung may name very many places. */
function outerPaths(path: string): string[] {
  return [...path.matchAll(/(?<=.)[.[]/g)].map((step) => path.slice(0, step.index))
}
