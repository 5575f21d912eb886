import { getPath } from '@weiche/vorgang'
import type { Gate } from './gate.ts'

/** § 31a Satz 2 SGB X: what the applicant says in own words must be considered, so a person reads it. */
export const freitext: Gate = {
  id: 'freitext',
  pruefe: ({ vorgang, automatik }) =>
    automatik.hasFreitext(vorgang.angaben) || vorgang.mitteilungen.length > 0
      ? [{ code: 'AS-FREITEXT', grund: 'Der Antrag enthält Angaben in eigenen Worten.', sperrt: 'alles' }]
      : [],
}

export const schutzadresse: Gate = {
  id: 'schutzadresse',
  pruefe: ({ vorgang, automatik }) => {
    const value = getPath(vorgang.angaben, automatik.schutzadresse)
    if (value === false) return []
    return [
      {
        code: 'AS-SCHUTZADRESSE',
        grund: 'Eine Auskunftssperre besteht oder ist nicht ausgeschlossen.',
        sperrt: value === true ? 'alles' : 'entscheidung',
      },
    ]
  },
}

export const betreuung: Gate = {
  id: 'betreuung',
  pruefe: ({ vorgang, automatik }) => {
    const value = getPath(vorgang.angaben, automatik.betreuung)
    if (value === false) return []
    return [
      {
        code: 'AS-BETREUUNG',
        grund: 'Eine rechtliche Betreuung besteht oder ist nicht ausgeschlossen.',
        sperrt: value === true ? 'alles' : 'entscheidung',
      },
    ]
  },
}

export const dublette: Gate = {
  id: 'dublette',
  pruefe: ({ vorgang }) =>
    vorgang.dublette
      ? [{ code: 'AS-DUBLETTE', grund: 'Derselbe Antrag liegt in einem anderen Vorgang vor.', sperrt: 'alles' }]
      : [],
}

/** Who asked judges the answer: what a person missed no rule can see. */
export const antwort: Gate = {
  id: 'antwort',
  pruefe: ({ vorgang }) => {
    const asked = vorgang.nachforderung
    return asked?.fakten.weg === 'person' && asked.fakten.grundlage < vorgang.grundlage
      ? [
          {
            code: 'AS-ANTWORT',
            grund: 'Eine Person hat nachgefordert; sie beurteilt, was eingegangen ist.',
            sperrt: 'alles',
          },
        ]
      : []
  },
}
