import type { Gate } from './gate.ts'

export const automatikGestoppt: Gate = {
  id: 'automatik-gestoppt',
  klaerbar: false,
  pruefe: ({ steuerung }) =>
    steuerung.gestoppt
      ? [
          {
            code: 'AS-AUTOMATIK-GESTOPPT',
            grund: 'Die Automatik dieser Leistung ist angehalten.',
            sperrt: 'entscheidung',
          },
        ]
      : [],
}

/** Random review, as § 88 Abs. 5 AO asks of risk management: drawn by a keyed hash, so nobody can choose and a replay draws the same. */
export const stichprobe: Gate = {
  id: 'stichprobe',
  klaerbar: false,
  pruefe: ({ steuerung, automatik, los }) =>
    los < Number(steuerung.stichprobe ?? automatik.stichprobe)
      ? [{ code: 'AS-STICHPROBE', grund: 'Der Vorgang ist für die Stichprobe ausgelost.', sperrt: 'entscheidung' }]
      : [],
}
