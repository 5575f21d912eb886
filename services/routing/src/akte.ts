import { parseName } from '@weiche/austausch'
import { berlinDatum } from '@weiche/fristen'
import type { AnlageRef, Commit, Ereignis, EreignisVon } from '@weiche/vorgang'

/** Where the bytes of a piece come from. */
export type Quelle = Pick<AnlageRef, 'anlageId' | 'laenge'> | { dokumentId: string } | { bytes: Uint8Array }
/** `kennung` is its name in the file: `Antrag`, `Nachweis-01`, `Nachweis-02`, `Bescheid`. */
export type Aktenstueck = { kennung: string; titel: string; medientyp: string; vom: string; quelle: Quelle }

const PDF = 'application/pdf'

/**
 * What goes to the file, in order of time: each input with its Nachweise, the letters sent, the Bescheid that the last
 * commit orders. `benenne`: name of a kind of Nachweis in the package. `nach`: seq up to which it was filed before; the
 * numbers go on.
 */
export function aktenstuecke(commits: readonly Commit[], benenne: (art: string) => string, nach = 0): Aktenstueck[] {
  const pieces = commits.flatMap((c) =>
    c.ereignisse.flatMap((e) => piecesOf(e, c, commits, benenne).map((stueck) => ({ stueck, seq: c.seq }))),
  )
  const names = numbered(pieces.map(({ stueck }) => stueck))
  return names.filter((_, i) => pieces[i]!.seq > nach)
}

function piecesOf(e: Ereignis, commit: Commit, commits: readonly Commit[], benenne: (art: string) => string) {
  switch (e.type) {
    case 'antrag.eingegangen':
    case 'nachreichung.eingegangen': {
      const { kanal, eingangsdatum: vom } = e.fakten
      const { anlagen, angaben } = e.inhalt
      const name = e.type === 'antrag.eingegangen' ? 'Antrag' : 'Nachreichung'
      const content =
        e.type === 'antrag.eingegangen'
          ? { kanal, eingegangenAm: vom, angaben }
          : { kanal, eingegangenAm: vom, angaben, mitteilung: e.inhalt.mitteilung }
      return [jsonPiece(name, vom, content), ...anlagen.map((a) => nachweis(a, vom, benenne(a.art)))]
    }
    case 'einzelfallpruefung.beantragt': {
      const { kanal, eingangsdatum: vom } = e.fakten
      return [jsonPiece('Anliegen', vom, { kanal, eingegangenAm: vom, anliegen: EINZELFALL, grund: e.inhalt.grund })]
    }
    case 'status.mitgeteilt':
    case 'erinnerung.versandt': {
      const ordered = commits.find((c) => c.seq === parseName(e.fakten.effekt)?.seq)
      if (!ordered) return []
      return [letter('Schreiben', titelOf(e), ordered.zeitpunkt, e.fakten.dokumentId)]
    }
    case 'bescheid.erstellt':
      return [letter('Bescheid', 'Bescheid', commit.zeitpunkt, e.fakten.dokumentId)]
    default:
      return []
  }
}

const EINZELFALL = 'Prüfung durch einen Menschen'

function titelOf(e: EreignisVon<'status.mitgeteilt' | 'erinnerung.versandt'>): string {
  if (e.type === 'erinnerung.versandt') return 'Erinnerung'
  return e.fakten.anlass === 'fristantwort' ? 'Antwort zur Frist' : 'Nachforderung'
}

function jsonPiece(name: string, vom: string, content: object): Aktenstueck {
  const bytes = Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8')
  return { kennung: name, titel: name, medientyp: 'application/json', vom, quelle: { bytes } }
}

function nachweis(a: AnlageRef, vom: string, titel: string): Aktenstueck {
  const { anlageId, laenge, medientyp } = a
  return { kennung: 'Nachweis', titel, medientyp, vom, quelle: { anlageId, laenge } }
}

function letter(kennung: string, titel: string, zeitpunkt: string, dokumentId: string): Aktenstueck {
  return { kennung, titel, medientyp: PDF, vom: berlinDatum(new Date(zeitpunkt)), quelle: { dokumentId } }
}

/** Numbers from the place, never from a name that somebody outside chose. */
function numbered(stuecke: readonly Aktenstueck[]): Aktenstueck[] {
  const count = new Map<string, number>()
  return stuecke.map((stueck) => {
    if (stueck.kennung === 'Antrag' || stueck.kennung === 'Bescheid') return stueck
    const index = (count.get(stueck.kennung) ?? 0) + 1
    count.set(stueck.kennung, index)
    return { ...stueck, kennung: `${stueck.kennung}-${String(index).padStart(2, '0')}` }
  })
}
