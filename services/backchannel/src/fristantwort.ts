import type { Handler, Platform } from '@weiche/controller'
import { sendeAnforderung } from './anforderung.ts'
import { UMWEGE, zuBeantworten } from './decide.ts'
import type { Deps } from './deps.ts'
import { fristantwortDaten } from './fristantwort-daten.ts'

/** Tells by letter what a person answered who was asked for more time, whether it was given or not. */
export function createBeantworte(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.beantworte',
    service: 'backchannel',
    wakesOn: [
      'frist.verlaengert',
      'fristverlaengerung.abgelehnt',
      'status.mitgeteilt',
      'vorgang.zurueckgegeben',
      ...UMWEGE,
    ],
    async handle(vorgang, now) {
      const anlass = zuBeantworten(vorgang)
      if (!anlass) return undefined
      const ereignisse = await sendeAnforderung(platform, deps, vorgang, now, {
        art: 'Fristantwort',
        anlass,
        daten: fristantwortDaten,
        versandt: (beleg) => ({
          type: 'status.mitgeteilt',
          fakten: { anlass: 'fristantwort', zu: anlass.id, ...beleg },
          inhalt: {},
        }),
      })
      return { antwortAuf: anlass.id, ereignisse }
    },
  }
}
