import type { Ereignis, Vorgang } from '@weiche/vorgang'

const REASONS = {
  'eingang-nach-entscheidung': {
    anlass: 'eingang-nach-entscheidung',
    code: 'AS-EINGANG-NACH-ENTSCHEIDUNG',
    erlaeuterung: 'Nach der Entscheidung ist etwas eingegangen. Zu prüfen ist, ob der Bescheid zu ändern ist.',
  },
  'versagung-pruefen': {
    anlass: 'frist',
    code: 'AS-VERSAGUNG-PRUEFEN',
    erlaeuterung: 'Die Frist ist auch nach der Erinnerung abgelaufen. Zu prüfen ist eine Versagung nach § 66 SGB I.',
  },
} as const

/** Reasons for a person that come from the course of the Vorgang and not from an evaluation of the rules. */
export function steerOut(vorgang: Vorgang, kind: keyof typeof REASONS): Ereignis {
  const { anlass, code, erlaeuterung } = REASONS[kind]
  return {
    type: 'vorgang.ausgesteuert',
    fakten: { grundlage: vorgang.grundlage, codes: [code], anlass, handler: '' },
    inhalt: { erlaeuterung },
  }
}
