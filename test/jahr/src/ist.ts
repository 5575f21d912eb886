import { berlinDatum } from '@weiche/fristen'
import type { Commit, Ereignis } from '@weiche/vorgang'
import type { Soll } from './orakel.ts'

/** What happened to a case, in the words of the oracle; a consequence that stands beside its cause is checked with it. */
export function geschah(commits: readonly Commit[]): Soll[] {
  return commits.flatMap((c) =>
    c.ereignisse.flatMap((e) => told(e).map((was) => ({ tag: berlinDatum(new Date(c.zeitpunkt)), was }))),
  )
}

const AUSSTEUERUNGEN: Readonly<Record<string, Soll['was']>> = {
  'AS-VERSAGUNG-PRUEFEN': 'ablauf',
  'AS-NACHGEHOLT': 'nachholung',
  'AS-TEILS-NACHGEHOLT': 'nachholung',
}

function told(e: Ereignis): Soll['was'][] {
  switch (e.type) {
    case 'nachforderung.gestellt':
      return e.fakten.fortgefuehrt === '' ? ['nachforderung'] : []
    case 'erinnerung.versandt':
      return ['erinnerung']
    case 'vorgang.ausgesteuert':
      return e.fakten.codes.flatMap((code) => AUSSTEUERUNGEN[code] ?? [])
    case 'versagung.ausgesprochen':
      return ['versagung']
    case 'vorgang.zurueckgegeben':
      return ['bleibt']
    case 'fristverlaengerung.abgelehnt':
      return ['keine-zeit']
    case 'frist.verlaengert':
      return ['mehr-zeit']
    case 'entscheidung.getroffen':
      return ['entscheidung']
    case 'antrag.zurueckgenommen':
      return ['ende']
    default:
      return []
  }
}
