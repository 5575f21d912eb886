import { type Feldfehler, pointerTo } from '@weiche/http'
import { type AnlageRef, type Ereignis, setPath, type Vorgang, type Wert } from '@weiche/vorgang'
import type { Kanal } from './decide-antrag.ts'

export type Nachreichungskommando = {
  kanal: Kanal
  eingangsdatum: string
  angaben: Record<string, Wert>
  anlagen: AnlageRef[]
  inhaltsHmac: string
  mitteilung: string
}

export type Entschluss =
  | { kind: 'append'; ereignisse: Ereignis[] }
  | { kind: 'zurueckgenommen' }
  | { kind: 'unpassend'; errors: Feldfehler[] }

/** Accepted at any stand but after a withdrawal; what it changes is for the services behind. */
export function decideNachreichung(v: Vorgang, k: Nachreichungskommando): Entschluss {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const errors = misplaced(v, k.angaben)
  if (errors.length > 0) return { kind: 'unpassend', errors }
  const { kanal, eingangsdatum, angaben, anlagen, inhaltsHmac, mitteilung } = k
  const fakten = { kanal, eingangsdatum, strukturiert: true, idMitgeliefert: true, anlagen: anlagen.length }
  const inhalt = { angaben, anlagen, inhaltsHmac, mitteilung }
  return { kind: 'append', ereignisse: [{ type: 'nachreichung.eingegangen', fakten, inhalt }] }
}

/** Paths that the fold would have to ignore: they name a list item that is not there, or overlap with each other. */
export function misplaced(v: Vorgang, angaben: Record<string, Wert>): Feldfehler[] {
  const copy = structuredClone(v.angaben)
  const paths = Object.keys(angaben)
  return paths.flatMap((path) => {
    const pointer = pointerTo(['angaben', path])
    if (paths.some((other) => other !== path && path.startsWith(other) && '.['.includes(path[other.length]!))) {
      return [
        {
          pointer,
          detail: 'Diese Angabe steckt schon in einer anderen dieser Nachreichung. Bitte nennen Sie sie nur einmal.',
        },
      ]
    }
    if (setPath(copy, path, structuredClone(angaben[path]!))) return []
    return [
      {
        pointer,
        detail:
          'Diese Stelle gibt es in Ihrem Antrag nicht. Bitte prüfen Sie den Pfad und die Kennung in eckigen Klammern.',
      },
    ]
  })
}
