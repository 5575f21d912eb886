import type { Handler, Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { sendeAnforderung } from './anforderung.ts'
import { erinnerungDaten } from './anforderung-daten.ts'
import { UMWEGE, zuBeenden, zuErinnern, zuMahnen } from './decide.ts'
import type { Deps } from './deps.ts'
import { erinnerungsfrist, fristNeu } from './frist-neu.ts'

/** A deadline passed: orders the reminder and sets its own deadline, counted from the day the letter arrives. */
export function createErinnere(platform: Platform): Handler {
  return {
    name: 'backchannel.erinnere',
    service: 'backchannel',
    wakesOn: ['status.mitgeteilt', 'vorgang.zurueckgegeben'],
    async handle(vorgang, now) {
      const heute = berlinDatum(now)
      const offen = zuErinnern(vorgang, heute)
      if (!offen) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const fakten = {
        grundlage: vorgang.grundlage,
        nachforderung: offen.id,
        frist: erinnerungsfrist(paket, heute),
      }
      return { antwortAuf: offen.id, ereignisse: [{ type: 'erinnerung.veranlasst', fakten, inhalt: {} }] }
    },
  }
}

/** Sends the letter of a reminder. */
export function createMahne(platform: Platform, deps: Deps): Handler {
  return {
    name: 'backchannel.mahne',
    service: 'backchannel',
    wakesOn: ['erinnerung.veranlasst', 'erinnerung.versandt', 'frist.verlaengert', 'vorgang.zurueckgegeben', ...UMWEGE],
    async handle(vorgang, now) {
      const anlass = zuMahnen(vorgang)
      if (!anlass) return undefined
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const neu = fristNeu(paket, { ...anlass, ...anlass.fakten }, now, erinnerungsfrist)
      if (neu) return { antwortAuf: anlass.id, ereignisse: [neu] }
      const ereignisse = await sendeAnforderung(platform, deps, vorgang, now, {
        art: 'Erinnerung',
        anlass,
        daten: erinnerungDaten,
        versandt: (beleg) => ({
          type: 'erinnerung.versandt',
          fakten: { erinnerung: anlass.id, ...beleg },
          inhalt: {},
        }),
      })
      return { antwortAuf: anlass.id, ereignisse }
    },
  }
}

/** The reminder ran out too: says so once. What follows is for a person to decide. */
export function createLaufeAb(): Handler {
  return {
    name: 'backchannel.laufeAb',
    service: 'backchannel',
    wakesOn: ['erinnerung.versandt', 'vorgang.zurueckgegeben'],
    async handle(vorgang, now) {
      const offen = zuBeenden(vorgang, berlinDatum(now))
      if (!offen) return undefined
      const fakten = { grundlage: vorgang.grundlage, nachforderung: offen.id, frist: offen.frist }
      return { antwortAuf: offen.erinnerung!.id, ereignisse: [{ type: 'frist.abgelaufen', fakten, inhalt: {} }] }
    },
  }
}
