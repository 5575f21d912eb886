import type { Gate } from './gate.ts'

/** Another engine judged the same facts by the same rules: where both differ nobody knows which one is right. */
export const zweitrechnung: Gate = {
  id: 'zweitrechnung',
  klaerbar: false,
  pruefe: ({ zweitrechnung: codes }) =>
    codes.length === 0
      ? []
      : [
          {
            code: 'AS-ZWEITRECHNUNG',
            grund: `Eine zweite Berechnung beurteilt diese Regeln anders: ${codes.join(', ')}. Auf das Ergebnis ist kein Verlass.`,
            sperrt: 'alles',
          },
        ],
}
