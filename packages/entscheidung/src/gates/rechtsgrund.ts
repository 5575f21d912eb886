import type { Gate } from './gate.ts'

export const norm: Gate = {
  id: 'norm',
  klaerbar: false,
  pruefe: ({ automatik }) =>
    automatik.norm !== ''
      ? []
      : [
          {
            code: 'AS-NORM',
            grund: 'Das Leistungspaket nennt keine Vorschrift, die eine automatische Entscheidung erlaubt.',
            sperrt: 'entscheidung',
          },
        ],
}

export const ermessen: Gate = {
  id: 'ermessen',
  klaerbar: false,
  pruefe: ({ automatik }) =>
    automatik.ermessen
      ? [{ code: 'AS-ERMESSEN', grund: 'Bei dieser Leistung ist Ermessen auszuüben.', sperrt: 'entscheidung' }]
      : [],
}

export const geprueftBis: Gate = {
  id: 'geprueft-bis',
  klaerbar: false,
  pruefe: ({ automatik, heute }) =>
    heute > automatik.geprueftBis
      ? [
          {
            code: 'AS-GEPRUEFT-BIS',
            grund: `Der Rechtsstand ist nur bis ${automatik.geprueftBis} geprüft, entschieden würde am ${heute}.`,
            sperrt: 'entscheidung',
          },
        ]
      : [],
}
