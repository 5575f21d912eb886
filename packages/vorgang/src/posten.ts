import { seqOfEreignis } from './commit.ts'
import type { AnlageRef } from './ereignisse-antrag.ts'
import { type Bedarf, type Forderung, gegenstandOf } from './forderung.ts'
import type { Vorgang } from './vorgang.ts'

type Briefe = Pick<Vorgang, 'nachforderungsbriefe'>

/** An item as it was last asked for, with the seq of that request. */
export type GestellterPosten = Forderung & { gestellt: number }

/** Every item that was ever asked for, newest wording. What only goes on stands in an earlier letter. */
export function gestelltePosten({ nachforderungsbriefe }: Briefe): GestellterPosten[] {
  const all = nachforderungsbriefe.flatMap((b) => b.inhalt.punkte.map((p) => ({ ...p, gestellt: seqOfEreignis(b.id) })))
  return [...new Map(all.map((p) => [p.id, p])).values()]
}

/** Gives each item its id: the one that it had before, or the next free one. */
export function nummeriere(bedarf: readonly Bedarf[], v: Briefe): Forderung[] {
  const known = gestelltePosten(v)
  const ids = new Map(known.map((p) => [gegenstandOf(p), p.id]))
  let next = Math.max(0, ...known.map((p) => Number(/^p(\d+)$/.exec(p.id)?.[1] ?? 0)))
  return bedarf.map((b) => ({ id: ids.get(gegenstandOf(b)) ?? `p${++next}`, ...b }))
}

/** What a person asked for and nobody has answered, waived or withdrawn since. */
export function offeneFragenVonPersonen(v: Vorgang): GestellterPosten[] {
  return gestelltePosten(v).filter((p) => p.von === 'person' && isOffen(v, p))
}

/** Neither answered nor taken back since it was last asked for. Whether an answer is right is another question. */
function isOffen(v: Vorgang, { id, gestellt }: GestellterPosten): boolean {
  return (v.antworten[id] ?? 0) < gestellt && (v.aufgehoben[id]?.seq ?? 0) < gestellt
}

/** Items that a person does without, although the rules asked for them. */
export function erlassenePosten(v: Vorgang): GestellterPosten[] {
  return gestelltePosten(v).filter((p) => {
    const by = v.aufgehoben[p.id]
    return by !== undefined && by.seq > p.gestellt && !(p.von === 'person' && by.fakten.art === 'zuruecknahme')
  })
}

type Antwort = { angaben: Readonly<Record<string, unknown>>; anlagen: readonly AnlageRef[] }

/**
 * Which items an input answers: those it names, else those of its kind. Where a better document was asked for, the
 * older ones of that kind are set aside: they were seen, and stay in the file.
 */
export function antwortenVon(v: Vorgang, { angaben, anlagen }: Antwort, seq: number) {
  const antworten = { ...v.antworten }
  const ersetzt = { ...v.ersetzt }
  for (const posten of gestelltePosten(v)) {
    const files = anlagen.filter((a) => isAnswerTo(a, posten))
    if (files.length === 0 && !Object.keys(angaben).some((pfad) => covers(pfad, posten.gegenstand))) continue
    antworten[posten.id] = seq
    if (files.length === 0 || !BESSERES_GEFRAGT.has(posten.grund) || !isOffen(v, posten)) continue
    for (const old of v.anlagen) {
      if (old.art === posten.gegenstand && old.betrifft === posten.betrifft) ersetzt[old.anlageId] = files[0]!.anlageId
    }
  }
  return { antworten, ersetzt }
}

const BESSERES_GEFRAGT: ReadonlySet<Forderung['grund']> = new Set(['unrichtig', 'veraltet'])

function isAnswerTo(anlage: AnlageRef, posten: Forderung): boolean {
  if (anlage.posten !== undefined) return anlage.posten === posten.id
  return anlage.art === posten.gegenstand && anlage.betrifft === posten.betrifft
}

/** `a.b` answers a question for `a.b`, for `a.b.c` and for `a`: a part may be all that was wrong. */
function covers(pfad: string, gefragt: string): boolean {
  return pfad === gefragt || isInside(pfad, gefragt) || isInside(gefragt, pfad)
}
const isInside = (inner: string, outer: string) => inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`)

/** Attachments that count: not set aside for a better one. */
export function geltendeAnlagen(v: Vorgang): AnlageRef[] {
  return v.anlagen.filter((a) => v.ersetzt[a.anlageId] === undefined)
}
