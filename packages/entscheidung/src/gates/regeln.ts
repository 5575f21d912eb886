import type { Befund, Gate } from './gate.ts'

/**
 * Rules of the Fachbereich that ask for a person (phases plausibilitaet and aussteuerung). One that cannot be answered
 * yet bars the decision only: what is missing is asked for first.
 */
export const aussteuerungsregeln: Gate = {
  id: 'aussteuerungsregeln',
  pruefe: ({ auswertung }) => {
    const fired = auswertung.treffer
      .filter((t) => t.art === 'aussteuerung')
      .map((t): Befund => ({ code: t.code, grund: `${t.titel} (${t.norm})`, sperrt: 'alles' }))
    const open = auswertung.offeneRegeln
      .filter((r) => r.art === 'aussteuerung')
      .map((r): Befund => ({ code: r.code, grund: `Nicht geklärt: ${r.titel} (${r.norm})`, sperrt: 'entscheidung' }))
    return [...new Map([...open, ...fired].map((b) => [b.code, b])).values()]
  },
}

export const zustaendigkeit: Gate = {
  id: 'zustaendigkeit',
  pruefe: ({ vorgang }) =>
    (vorgang.zuordnung?.fakten.codes ?? []).map((code) => ({
      code,
      grund: 'Die Zuständigkeit ist nicht eindeutig.',
      sperrt: 'alles',
    })),
}
