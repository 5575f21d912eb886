import type { Bewertung } from '@weiche/regelwerk'
import {
  type Bedarf,
  erlassenePosten,
  type Forderung,
  type Forderungsgrund,
  gegenstandOf,
  nummeriere,
  type OffeneNachforderung,
  offeneFragenVonPersonen,
  type Pruefpunkt,
  type Vorgang,
} from '@weiche/vorgang'

/** How an Angabe is called on a letter, from angaben.json. */
export type Benenne = (pfad: string) => { titel: string; betrifft: string }

const GRUND: Partial<Record<Pruefpunkt['art'], Forderungsgrund>> = {
  'nachweis-fehlt': 'fehlt',
  'angabe-fehlt': 'fehlt',
  'angabe-fehlerhaft': 'unrichtig',
}
const FRAGENDE_PHASEN = new Set(['vollstaendigkeit', 'anspruch', 'hoehe'])

/**
 * One consolidated list: missing Nachweise, faulty Angaben, and every unknown fact that a rule or the amount needs.
 * `norm`: why an Angabe that no rule asks for is asked for.
 */
export function collectForderungen(
  punkte: readonly Pruefpunkt[],
  auswertung: Pick<Bewertung, 'treffer' | 'offeneRegeln' | 'offen'>,
  benenne: Benenne,
  norm: string,
): Bedarf[] {
  const found: Bedarf[] = []
  for (const p of punkte) {
    const grund = GRUND[p.art]
    const { code, gegenstand, betrifft, text: titel, norm } = p
    if (grund) found.push({ code, gegenstand, betrifft, titel, grund, erlaeuterung: '', norm, von: 'regeln' })
  }
  for (const t of auswertung.treffer) {
    if (t.art === 'nachforderung') found.push(ask(t.code, t.gegenstand, t.norm))
  }
  for (const r of auswertung.offeneRegeln) {
    if (FRAGENDE_PHASEN.has(r.phase)) for (const pfad of r.offen.filter(isAngabe)) found.push(ask(r.code, pfad, r.norm))
  }
  for (const pfad of auswertung.offen.filter(isAngabe)) found.push(ask('ANGABE-FEHLT', pfad, norm))
  return [...new Map(found.reverse().map((f) => [gegenstandOf(f), f])).values()].reverse()

  function ask(code: string, pfad: string, norm: string): Bedarf {
    const { titel, betrifft } = benenne(pfad)
    return { code, gegenstand: pfad, betrifft, titel, grund: 'fehlt', erlaeuterung: '', norm, von: 'regeln' }
  }
}

/**
 * The one list of a Vorgang: what persons asked for and is not answered, then what the rules need; each thing once, none
 * that a person did without.
 */
export function consolidate(vorgang: Vorgang, bedarf: readonly Bedarf[]): Forderung[] {
  const persons = offeneFragenVonPersonen(vorgang).map(({ id: _i, gestellt: _g, ...rest }): Bedarf => rest)
  const named = new Set([...persons, ...erlassenePosten(vorgang)].map(gegenstandOf))
  return nummeriere([...persons, ...bedarf.filter((b) => !named.has(gegenstandOf(b)))], vorgang)
}

/** Open items that were all asked for in the open request go on under its deadline; only a new item makes a letter. */
export function continues(forderungen: readonly Forderung[], offen: OffeneNachforderung | undefined): boolean {
  if (!offen || offen.abgelaufen) return false
  const asked = new Set(offen.posten.map(gegenstandOf))
  return forderungen.every((f) => asked.has(gegenstandOf(f)))
}

/** `name()` is a table without a row: there is nothing to ask the citizen for. */
function isAngabe(pfad: string): boolean {
  return !pfad.endsWith('()')
}
