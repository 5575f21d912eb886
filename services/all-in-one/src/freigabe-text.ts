import type { Freigabe } from '@weiche/steuerung'

/** What the operator is told of a Leistungspaket at start: nothing while nothing changed. */
export function freigabeText({ leistung, kind, ausgabe, meldungen }: Freigabe): string[] {
  const name = (ausgabe ?? '').slice(0, 8)
  if (kind === 'unveraendert') return []
  if (kind === 'freigegeben') return [`Regeln: neue Ausgabe ${name} von ${leistung} freigegeben; ab jetzt gilt sie.`]
  const stattdessen = ausgabe === undefined ? 'Es gibt noch keine, die gilt.' : `Die Ausgabe ${name} gilt weiter.`
  return [`Regeln: rules/${leistung} ist fehlerhaft und wird nicht übernommen. ${stattdessen} Zu berichtigen:`].concat(
    meldungen.map((m) => `  ${m}`),
  )
}
