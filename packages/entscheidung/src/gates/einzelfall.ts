import {
  AS_NACHGEHOLT,
  AS_TEILS_NACHGEHOLT,
  erlassenePosten,
  gestelltePosten,
  getPath,
  offeneFragenVonPersonen,
} from '@weiche/vorgang'
import type { Gate } from './gate.ts'

/** § 31a Satz 2 SGB X: what the applicant says in own words must be considered, so a person reads it. */
export const freitext: Gate = {
  id: 'freitext',
  pruefe: ({ vorgang, automatik }) =>
    automatik.hasFreitext(vorgang.angaben) || vorgang.mitteilungen.length > 0
      ? [{ code: 'AS-FREITEXT', grund: 'Der Antrag enthält Angaben in eigenen Worten.', sperrt: 'alles' }]
      : [],
}

/** Asked for by the citizen: from then on only a person decides, until that person gives it back. */
export const einzelfallpruefung: Gate = {
  id: 'einzelfallpruefung',
  pruefe: ({ vorgang }) =>
    vorgang.einzelfallpruefung
      ? [{ code: 'AS-EINZELFALL', grund: 'Es wird um die Prüfung durch einen Menschen gebeten.', sperrt: 'alles' }]
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

/** Who asked judges the answer, once it is there: what a person missed no rule can see. */
export const antwort: Gate = {
  id: 'antwort',
  pruefe: ({ vorgang }) => {
    const asked = gestelltePosten(vorgang).some((p) => p.von === 'person' && p.gestellt < vorgang.grundlage)
    return asked && offeneFragenVonPersonen(vorgang).length === 0
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

/**
 * Whatever comes in after a Versagung: whether it is granted afterwards is discretion (§ 67 SGB I), and whether a part is
 * enough to ask again only a person says. What the rules make of it stands beside.
 */
export const nachholung: Gate = {
  id: 'nachholung',
  klaerbar: false,
  pruefe: ({ vorgang, forderungen, automatik }) => {
    if (vorgang.versagungen.length === 0) return []
    const norm = automatik.nachholung === '' ? '' : ` (${automatik.nachholung})`
    return [
      forderungen.length === 0
        ? {
            code: AS_NACHGEHOLT,
            grund: `Nach der Versagung ist alles Fehlende eingegangen. Ob die Leistung nachträglich ganz oder teilweise erbracht wird, ist Ermessen${norm}.`,
            sperrt: 'alles',
          }
        : {
            code: AS_TEILS_NACHGEHOLT,
            grund: `Nach der Versagung ist etwas eingegangen, und es fehlt noch etwas. Zu entscheiden ist, ob noch einmal nachgefordert wird oder es bei der Versagung bleibt${norm}.`,
            sperrt: 'alles',
          },
    ]
  },
}

/** A proof that a person did without is still a proof that is missing: what that means only a person says. */
export const erlassen: Gate = {
  id: 'forderung-erlassen',
  pruefe: ({ vorgang }) =>
    erlassenePosten(vorgang).length > 0
      ? [
          {
            code: 'AS-FORDERUNG-ERLASSEN',
            grund: 'Eine Person hat auf etwas verzichtet, wonach die Regeln fragen; sie entscheidet.',
            sperrt: 'entscheidung',
          },
        ]
      : [],
}
