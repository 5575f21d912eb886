import { ableitungenVon, type Ergebnis, type Paket, regelnVon, type TraceZeile, werteAus } from '@weiche/regelwerk'
import type { Wert } from '@weiche/vorgang'
import { wertAlsText } from '../sprache/worte.ts'
import type { Probefall } from './probefall.ts'

/** One line of the two traces that is not the same. `was`: code of a rule or id of a computed fact. */
export type Spurunterschied = { was: string; titel: string; norm: string; alt: string; neu: string }

export type Gegenueberstellung = { alt: TraceZeile[]; neu: TraceZeile[]; unterschiede: Spurunterschied[] }

/** Both traces of one case, and where they part. */
export function stelleGegenueber(alt: Paket, neu: Paket, fall: Probefall): Gegenueberstellung {
  const lage = { angaben: fall.angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
  const spuren = { alt: werteAus(alt, lage).trace, neu: werteAus(neu, lage).trace }
  const [a, n] = [zeilen(spuren.alt), zeilen(spuren.neu)]
  const titel = titelVon(neu)
  const namen = new Set([...a.keys(), ...n.keys()])
  const unterschiede = [...namen].flatMap((name) => {
    const [x, y] = [a.get(name), n.get(name)]
    if (x?.text === y?.text) return []
    const { was, norm } = (y ?? x)!
    return [
      { was, titel: titel.get(was) ?? was, norm, alt: x?.text ?? 'gibt es nicht', neu: y?.text ?? 'gibt es nicht' },
    ]
  })
  return { ...spuren, unterschiede }
}

/** Titles by code and id. */
function titelVon(paket: Paket): Map<string, string> {
  return new Map(
    paket.fassungen.flatMap((tag): [string, string][] => [
      ...ableitungenVon(paket, tag).map(({ id, titel }): [string, string] => [id, titel]),
      ...regelnVon(paket, tag).map(({ json }): [string, string] => [json.code, `${json.code} ${json.titel}`]),
    ]),
  )
}

type Zeile = { was: string; norm: string; text: string }

/** By place; conditions are left to the rule they belong to. */
function zeilen(trace: readonly TraceZeile[]): Map<string, Zeile> {
  return new Map(
    trace.flatMap((z): [string, Zeile][] => {
      if (z.art === 'bedingung') return []
      const was = z.art === 'regel' ? z.code : z.id
      const text = z.art === 'regel' ? ERGEBNIS[z.ergebnis] : wertText(z.wert)
      return [[`${z.abschnitt} ${was}`, { was, norm: z.norm, text }]]
    }),
  )
}

const ERGEBNIS: Record<Ergebnis, string> = {
  erfuellt: 'trifft zu',
  'nicht erfuellt': 'trifft nicht zu',
  offen: 'offen',
  'nicht erreicht': 'nicht erreicht',
}

const wertText = (wert: Wert) => (wert === null ? 'offen' : wertAlsText(wert))
