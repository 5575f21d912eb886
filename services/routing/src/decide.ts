import type { Zustaendigkeit } from '@weiche/regelwerk'
import { type EreignisVon, isAktuell, type Notiz, type Vorgang } from '@weiche/vorgang'
import type { Aktenzeichen } from './aktenzeichen.ts'

/** The event to answer with an assignment: the check of the newest input, or a re-assignment by a person. */
export function zuBeantworten(v: Vorgang): Notiz<'antrag.geprueft'> | Notiz<'vorgang.umverteilt'> | undefined {
  if (v.ruecknahme || !v.pruefung || !isAktuell(v, v.pruefung)) return undefined
  if (!isAktuell(v, v.zuordnung)) return v.pruefung
  return v.umverteilung && v.umverteilung.seq > v.zuordnung!.seq ? v.umverteilung : undefined
}

/**
 * Who is responsible. A person's re-assignment beats the rules until the next one; what was surely assigned once stays for
 * every later grundlage, and doubt about a later one is told all the same; only an assignment that was in doubt is made
 * anew. The Aktenzeichen never changes.
 */
export function decideZuordnung(
  v: Vorgang,
  regel: Zustaendigkeit,
  neu: Aktenzeichen,
): EreignisVon<'vorgang.zugeordnet'> {
  const before = v.zuordnung?.fakten
  const sure = before && before.codes.length === 0 ? before : regel
  const person = v.umverteilung?.fakten
  return {
    type: 'vorgang.zugeordnet',
    fakten: {
      grundlage: v.grundlage,
      organisationseinheit: person?.organisationseinheit ?? sure.organisationseinheit,
      team: person?.team ?? sure.team,
      aktenzeichen: before?.aktenzeichen ?? neu.aktenzeichen,
      aktenzeichenUebernommen: before?.aktenzeichenUebernommen ?? neu.uebernommen,
      fachverfahren: sure.fachverfahren,
      aktenplan: sure.aktenplan,
      codes: person ? [] : regel.codes,
    },
    inhalt: {},
  }
}
