import { AS_FRISTVERLAENGERUNG, type Ereignis, type Vorgang } from '@weiche/vorgang'

const REASONS = {
  'eingang-nach-entscheidung': {
    anlass: 'eingang-nach-entscheidung',
    code: 'AS-EINGANG-NACH-ENTSCHEIDUNG',
    erlaeuterung: 'Nach der Entscheidung ist etwas eingegangen. Zu prüfen ist, ob der Bescheid zu ändern ist.',
  },
  'widerspruch-pruefen': {
    anlass: 'fachlich',
    code: 'AS-WIDERSPRUCH',
    erlaeuterung: 'Es ist Widerspruch erhoben. Zu prüfen ist, ob ihm abgeholfen wird.',
  },
  'versagung-pruefen': {
    anlass: 'frist',
    code: 'AS-VERSAGUNG-PRUEFEN',
    erlaeuterung:
      'Die Frist ist auch nach der Erinnerung abgelaufen. Zu prüfen sind die Folgen der fehlenden Mitwirkung ({folgen}).',
  },
  'fristverlaengerung-pruefen': {
    anlass: 'frist',
    code: AS_FRISTVERLAENGERUNG,
    erlaeuterung: 'Es wird mehr Zeit erbeten, als die Regeln sofort gewähren. Zu entscheiden ist, ob und bis wann.',
  },
} as const

/**
 * Reasons for a person that come from the course of the Vorgang and not from an evaluation of the rules.
 * `folgen`: the norm on what follows when nobody answers.
 */
export function steerOut(vorgang: Vorgang, kind: keyof typeof REASONS, folgen: string): Ereignis {
  const { anlass, code, erlaeuterung } = REASONS[kind]
  return {
    type: 'vorgang.ausgesteuert',
    fakten: { grundlage: vorgang.grundlage, codes: [code], anlass, handler: '' },
    inhalt: { erlaeuterung: erlaeuterung.replace('{folgen}', folgen) },
  }
}
