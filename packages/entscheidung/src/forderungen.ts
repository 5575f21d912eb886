import type { Bewertung } from '@weiche/regelwerk'
import type { Forderung, OffeneNachforderung, Pruefpunkt } from '@weiche/vorgang'

/** How an Angabe is called on a letter, from angaben.json. */
export type Benenne = (pfad: string) => { titel: string; betrifft: string }

const GRUND: Partial<Record<Pruefpunkt['art'], string>> = {
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
): Forderung[] {
  const found: Forderung[] = []
  for (const p of punkte) {
    const grund = GRUND[p.art]
    if (grund)
      found.push({ code: p.code, gegenstand: p.gegenstand, betrifft: p.betrifft, titel: p.text, grund, norm: p.norm })
  }
  for (const t of auswertung.treffer) {
    if (t.art === 'nachforderung') found.push(ask(t.code, t.gegenstand, t.norm))
  }
  for (const r of auswertung.offeneRegeln) {
    if (FRAGENDE_PHASEN.has(r.phase)) for (const pfad of r.offen.filter(isAngabe)) found.push(ask(r.code, pfad, r.norm))
  }
  for (const pfad of auswertung.offen.filter(isAngabe)) found.push(ask('ANGABE-FEHLT', pfad, norm))
  return [...new Map(found.reverse().map((f) => [keyOf(f), f])).values()].reverse()

  function ask(code: string, pfad: string, norm: string): Forderung {
    const { titel, betrifft } = benenne(pfad)
    return { code, gegenstand: pfad, betrifft, titel, grund: 'fehlt', norm }
  }
}

/** Open items that were all asked for in the open request go on under its deadline; only a new item makes a letter. */
export function continues(forderungen: readonly Forderung[], offen: OffeneNachforderung | undefined): boolean {
  if (!offen || offen.abgelaufen) return false
  const asked = new Set(offen.letzte.inhalt.punkte.map(keyOf))
  return forderungen.every((f) => asked.has(keyOf(f)))
}

/** `name()` is a table without a row: there is nothing to ask the citizen for. */
function isAngabe(pfad: string): boolean {
  return !pfad.endsWith('()')
}

function keyOf(f: Forderung): string {
  return `${f.gegenstand}|${f.betrifft}`
}
