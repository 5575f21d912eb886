import { fieldProblem, pointerTo, problemArten } from '@weiche/http'
import type { Paket } from '@weiche/regelwerk'
import { type AnlageRef, type GestellterPosten, gestelltePosten, type Vorgang, type Wert } from '@weiche/vorgang'
import { feldAt } from './feld.ts'
import type { Dateiteil } from './teile.ts'

/**
 * What a file is: as its sender says, or what the named item asked for. Items of earlier requests count too: two
 * browsers may answer the same one, and nothing that was sent for it is lost.
 */
export function placeOf(
  paket: Paket,
  vorgang: Vorgang,
  teil: Dateiteil,
): Pick<AnlageRef, 'art' | 'betrifft' | 'posten'> {
  if (teil.posten === undefined) return { art: teil.art, betrifft: teil.betrifft }
  const { gegenstand, betrifft, id } = findPosten(vorgang, teil.posten, `part:${teil.name}`)
  // A paper that comes for an Angabe is read by a person.
  return feldAt(paket, gegenstand)
    ? { art: 'sonstiges', betrifft: '', posten: id }
    : { art: gegenstand, betrifft, posten: id }
}

/** The Angaben that answers to items stand for: path -> value. */
export function answersOf(
  paket: Paket,
  vorgang: Vorgang,
  antworten: Readonly<Record<string, Wert>>,
): Record<string, Wert> {
  const entries = Object.entries(antworten).map(([id, wert]): [string, Wert] => {
    const posten = findPosten(vorgang, id, pointerTo(['antworten', id]))
    if (feldAt(paket, posten.gegenstand)) return [posten.gegenstand, wert]
    const detail = `Der Posten „${id}“ fragt nach einer Unterlage. Bitte senden Sie sie als Datei im Teil „posten:${id}“.`
    throw fieldProblem(problemArten.angabenFehlerhaft, [{ pointer: pointerTo(['antworten', id]), detail }])
  })
  return Object.fromEntries(entries)
}

function findPosten(vorgang: Vorgang, id: string, pointer: string): GestellterPosten {
  const known = gestelltePosten(vorgang)
  const found = known.find((p) => p.id === id)
  if (found) return found
  const there =
    known.length === 0 ? 'Bisher ist nichts nachgefordert.' : `Es gibt: ${known.map((p) => p.id).join(', ')}.`
  const detail = `Den Posten „${id}“ gibt es in diesem Vorgang nicht. ${there} Ohne Posten heißt der Teil „anlage“.`
  throw fieldProblem(problemArten.angabenFehlerhaft, [{ pointer, detail }])
}
