import { ausgang, type Commit, foldVorgang, isBeiPerson, type Vorgang } from '@weiche/vorgang'
import type { Erwartet } from './beispiel.ts'

export type Ergebnis = { weg: string; ausgang: string; betraege: string[]; codes: string[] }

/** What had come of the Vorgang up to an instant: later reminders and lapses are another story. */
export function ergebnisAt(commits: readonly Commit[], until: Date): Ergebnis {
  const vorgang = foldVorgang(commits.filter((c) => c.zeitpunkt <= until.toISOString()))
  if (!vorgang) throw new Error('a sample without its Antrag')
  return ergebnisOf(vorgang)
}

function ergebnisOf(v: Vorgang): Ergebnis {
  const outcome = ausgang(v)
  const abschnitte =
    outcome?.art === 'entscheidung' ? outcome.notiz.inhalt.abschnitte : (v.auswertung?.inhalt.abschnitte ?? [])
  const betraege =
    outcome?.art === 'nachforderung' ? [] : abschnitte.flatMap((a) => (a.betrag === null ? [] : [plain(a.betrag)]))
  if (isBeiPerson(v)) {
    const codes = v.aussteuerungen.flatMap((a) => a.fakten.codes)
    return { weg: 'person', ausgang: v.auswertung?.inhalt.ausgang ?? 'offen', betraege, codes: sorted(codes) }
  }
  if (outcome?.art === 'entscheidung') {
    const { weg, codes } = outcome.notiz.fakten
    return { weg, ausgang: outcome.notiz.fakten.ausgang, betraege, codes: sorted(codes) }
  }
  if (outcome?.art === 'nachforderung') {
    return { weg: 'nachforderung', ausgang: 'offen', betraege, codes: sorted(outcome.notiz.fakten.codes) }
  }
  return { weg: 'unterwegs', ausgang: 'offen', betraege, codes: [] }
}

/** Differences in words; empty = as expected. What a sample does not name is not compared. */
export function abweichungen(erwartet: Erwartet, ist: Ergebnis): string[] {
  const found: string[] = []
  const compare = (name: string, soll: string | undefined, wert: string) => {
    if (soll !== undefined && soll !== wert)
      found.push(`${name}: erwartet ${soll || 'nichts'}, ist ${wert || 'nichts'}`)
  }
  compare('Weg', erwartet.weg, ist.weg)
  compare('Ausgang', erwartet.ausgang, ist.ausgang)
  compare('Betrag', erwartet.betraege?.map(plain).join(' / '), ist.betraege.join(' / '))
  compare('Gründe', erwartet.codes && sorted(erwartet.codes).join(', '), ist.codes.join(', '))
  return found
}

/** "110.00" and "110" are the same amount. */
function plain(betrag: string): string {
  return betrag.includes('.') ? betrag.replace(/0+$/, '').replace(/\.$/, '') : betrag
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort()
}
