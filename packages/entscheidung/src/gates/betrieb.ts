import type { Bewertung } from '@weiche/regelwerk'
import type { Gate } from './gate.ts'

/** Released without automatic decisions: the rules propose, a person decides (§ 31a SGB X, § 35a VwVfG). */
export const assistiert: Gate = {
  id: 'assistiert',
  klaerbar: false,
  pruefe: ({ steuerung }) =>
    steuerung.assistiert
      ? [
          {
            code: 'AS-ASSISTIERT',
            grund: 'Die Regeln sind nur zur Unterstützung freigegeben: Sie schlagen vor, ein Mensch entscheidet.',
            sperrt: 'entscheidung',
          },
        ]
      : [],
}

export const automatikGestoppt: Gate = {
  id: 'automatik-gestoppt',
  klaerbar: false,
  pruefe: ({ steuerung, auswertung }) =>
    steuerung.gestoppt.some(({ klasse }) => isOfKlasse(auswertung, klasse))
      ? [
          {
            code: 'AS-AUTOMATIK-GESTOPPT',
            grund: 'Die Automatik ist für diese Leistung oder für solche Fälle angehalten.',
            sperrt: 'entscheidung',
          },
        ]
      : [],
}

/** `klasse`: "" = every case, an outcome, or `regel:` and a code or the beginning of codes (`regel:WOG-AN`) of rules that fired. */
function isOfKlasse({ ausgang, treffer }: Pick<Bewertung, 'ausgang' | 'treffer'>, klasse: string): boolean {
  if (klasse === '' || klasse === ausgang) return true
  const gruppe = /^regel:(.+)$/.exec(klasse)?.[1]
  return gruppe !== undefined && treffer.some(({ code }) => code === gruppe || code.startsWith(`${gruppe}-`))
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
