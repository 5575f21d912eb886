import { type AnlageRef, bescheide, fristantworten, isGewaehrt, type Vorgang } from '@weiche/vorgang'

/** A document of a Vorgang: `ereignis` is the id of the event that it tells. */
export type Dokumentwunsch = {
  art:
    | 'eingangsbestaetigung'
    | 'nachforderung'
    | 'erinnerung'
    | 'fristantwort'
    | 'bescheid'
    | 'versagung'
    | 'ruecknahmebestaetigung'
  ereignis: string
}
export type Dokumenteintrag = Dokumentwunsch & { name: string; titel: string; zeitpunkt: string }

/** What there is to fetch, in the order of its making. `name` is the last step of its address. */
export function dokumenteOf(v: Vorgang): Dokumenteintrag[] {
  const liste: (Dokumenteintrag & { seq: number })[] = []
  const add = (
    art: Dokumentwunsch['art'],
    titel: string,
    n: { id: string; seq: number; zeitpunkt: string },
    name: string = art,
  ) => liste.push({ art, ereignis: n.id, name, titel, zeitpunkt: n.zeitpunkt, seq: n.seq })
  // A Widerspruch has its receipt in the Vorgang of the decision.
  if (!v.gegen) add('eingangsbestaetigung', 'Eingangsbestätigung', v.antrag)
  for (const n of v.nachforderungsbriefe) add('nachforderung', 'Nachforderung', n, `nachforderung-${n.seq}`)
  for (const n of v.erinnerungen) add('erinnerung', 'Erinnerung', n, `erinnerung-${n.seq}`)
  for (const n of fristantworten(v))
    add('fristantwort', isGewaehrt(n) ? 'Mehr Zeit' : 'Antwort auf Ihre Bitte um mehr Zeit', n, `fristantwort-${n.seq}`)
  const all = bescheide(v)
  for (const { bescheid, versagung } of all) {
    const isLast = bescheid === all.at(-1)!.bescheid
    const [art, titel] = versagung
      ? (['versagung', 'Bescheid: Versagung'] as const)
      : (['bescheid', 'Bescheid'] as const)
    add(art, titel, bescheid, isLast ? 'bescheid' : `bescheid-${bescheid.seq}`)
  }
  if (v.ruecknahme) add('ruecknahmebestaetigung', 'Bestätigung der Rücknahme', v.ruecknahme)
  return liste.sort((a, b) => a.seq - b.seq).map(({ seq: _, ...eintrag }) => eintrag)
}

/** What the citizen sent, under the name of its kind. `benenne`: title of a kind of Nachweis in the package. */
export function eigeneNachweise(
  v: Vorgang,
  benenne: (art: string) => string | undefined,
): (AnlageRef & { titel: string })[] {
  return v.anlagen.map((a) => ({ ...a, titel: benenne(a.art) ?? 'Sonstige Unterlage' }))
}
