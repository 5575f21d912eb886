import type { Freigabe } from '@weiche/steuerung'

const ANLASS = { erstausstattung: 'Erstausstattung', entwicklung: 'Entwicklung', '': '' }

/** What the operator is told of a Leistungspaket at start: nothing while nothing changed. */
export function freigabeText({
  leistung,
  kind,
  anlass,
  ausgabe,
  assistiert,
  nurPersonen,
  meldungen,
}: Freigabe): string[] {
  const name = (ausgabe ?? '').slice(0, 8)
  const stattdessen = ausgabe === undefined ? 'Es gibt noch keine, die gilt.' : `Die Ausgabe ${name} gilt weiter.`
  switch (kind) {
    case 'unveraendert':
      return []
    case 'freigegeben':
      return [
        `Regeln: neue Ausgabe ${name} von ${leistung} freigegeben, gezeichnet von der Installation (${ANLASS[anlass]}); ab jetzt gilt sie.`,
        ...(assistiert ? [`  Sie schlägt nur vor, ein Mensch entscheidet:`, ...meldungen.map((m) => `  ${m}`)] : []),
      ]
    case 'abweichend':
      return [
        ausgabe === undefined
          ? `Regeln: rules/${leistung} ist neu und noch nicht freigegeben; Anträge nimmt die Leistung erst danach an.`
          : `Regeln: rules/${leistung} ist nicht das, was gilt. ${stattdessen} Der Unterschied: npm run weiche -- freigeben ${leistung}`,
        `  Freigeben, durch zwei Personen nacheinander: npm run weiche -- freigeben ${leistung} --schluessel DATEI`,
        ...(nurPersonen ? [] : ['  Beim Ausprobieren ohne Schlüssel: npm start -- --entwicklung']),
      ]
    case 'abgelehnt':
      return [
        `Regeln: rules/${leistung} ist fehlerhaft und wird nicht übernommen. ${stattdessen} Zu berichtigen:`,
        ...meldungen.map((m) => `  ${m}`),
      ]
  }
}
