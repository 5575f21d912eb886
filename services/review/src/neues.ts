import type { Commit, EreignisTyp } from '@weiche/vorgang'

/** What a person must have seen before acting. Mere background commits do not count. */
const TEXTE: Partial<Record<EreignisTyp, string>> = {
  'nachreichung.eingegangen': 'Eine Nachreichung ist eingegangen.',
  'antrag.zurueckgenommen': 'Der Antrag ist zurückgenommen worden.',
  'einzelfallpruefung.beantragt': 'Es wird um die Prüfung durch einen Menschen gebeten.',
  'widerspruch.erhoben': 'Es ist Widerspruch erhoben worden.',
  'widerspruch.erledigt': 'Der Widerspruch ist erledigt worden.',
  'angaben.berichtigt': 'Angaben sind berichtigt worden.',
  'vorgang.uebernommen': 'Eine andere Person hat den Vorgang übernommen.',
  'vorgang.zurueckgegeben': 'Eine andere Person hat den Vorgang an die Automatik zurückgegeben.',
  'vorgang.umverteilt': 'Eine andere Person hat den Vorgang umverteilt.',
  'entscheidung.getroffen': 'Es ist entschieden worden.',
  'versagung.ausgesprochen': 'Die Leistung ist versagt worden.',
  'nachforderung.gestellt': 'Es ist nachgefordert worden.',
  'forderung.aufgehoben': 'Auf einen Posten der Nachforderung ist verzichtet worden.',
  'fristverlaengerung.beantragt': 'Es ist um mehr Zeit gebeten worden.',
  'fristverlaengerung.abgelehnt': 'Mehr Zeit ist abgelehnt worden.',
  'frist.verlaengert': 'Die Frist ist verlängert worden.',
  'frist.abgelaufen': 'Eine Frist ist abgelaufen.',
  'zustellung.gescheitert': 'Eine Zustellung ist gescheitert.',
  'zustellung.veranlasst': 'Eine andere Person hat neu zugestellt.',
}

/** News since the seq that the person saw: inputs (also own corrections), decisions, and commands of others. */
export function neuesSeit(commits: readonly Commit[], gesehen: number, person: string): string[] {
  return commits
    .filter((c) => c.seq > gesehen)
    .flatMap((c) => c.ereignisse)
    .filter((e) => e.type === 'angaben.berichtigt' || !('person' in e.fakten && e.fakten.person === person))
    .flatMap((e) => TEXTE[e.type] ?? [])
}
