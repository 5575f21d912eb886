import { rechtsbehelfOf } from '@weiche/entscheidung'
import type { Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import type { Sprache } from '../seite/modell.ts'
import { orte } from './anliegen.ts'

/** What the owner can do with the Vorgang as it stands; what makes no sense is not offered. */
export function aktionenOf(v: Vorgang, paket: Paket, sprache: Sprache): { text: string; adresse: string }[] {
  const moeglich: Record<(typeof orte)[number], boolean> = {
    berichtigen: !v.ruecknahme && !v.gegen,
    kontakt: !v.ruecknahme && !v.gegen,
    widerspruch: v.bescheid !== undefined && rechtsbehelfOf(paket).art === 'widerspruch',
    zuruecknehmen: !v.bescheid && !v.ruecknahme && !v.gegen,
  }
  return orte
    .filter((ort) => moeglich[ort])
    .map((ort) => ({ text: WORTE[sprache][ort], adresse: `/antraege/${v.vorgangId}/${ort}` }))
}

const WORTE: Record<Sprache, Record<(typeof orte)[number], string>> = {
  einfach: {
    berichtigen: 'Angaben berichtigen',
    kontakt: 'Von einem Menschen prüfen lassen',
    widerspruch: 'Widerspruch',
    zuruecknehmen: 'Antrag zurücknehmen',
  },
  leicht: {
    berichtigen: 'Etwas ist falsch',
    kontakt: 'Ein Mensch soll prüfen',
    widerspruch: 'Wider·spruch',
    zuruecknehmen: 'Antrag beenden',
  },
  englisch: {
    berichtigen: 'Correct your details',
    kontakt: 'Have a person check',
    widerspruch: 'Object to the decision',
    zuruecknehmen: 'Withdraw the application',
  },
}
