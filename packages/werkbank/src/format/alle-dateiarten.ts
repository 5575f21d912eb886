import { type Dateiart, dateiarten } from '@weiche/regelwerk'
import { BeispielJson } from '../fall/beispiel-json.ts'
import { FallJson } from '../fall/fall.ts'
import { PruefungJson } from '../grenzfall/abgelehnt.ts'

/** Every kind of JSON file of a Leistungspaket: what the engine reads, and what only tests and the player read. */
export const alleDateiarten: readonly Dateiart[] = [
  ...dateiarten,
  {
    art: 'fall',
    muster: /^faelle\/[^/]+\.json$/,
    pfad: 'faelle/<Name>.json',
    titel: 'Die Testfälle',
    zweck: 'Gegebene Angaben und was daraus werden muss. Der Name der Datei ist der Name des Falls.',
    schema: FallJson,
  },
  {
    art: 'beispiel',
    muster: /^beispiele\/[^/]+\.json$/,
    pfad: 'beispiele/<Name>.json',
    titel: 'Die Beispiele',
    zweck: 'Vollständige Anträge mit Nachweisen, die beim Start vorgeführt werden. Freiwillig.',
    schema: BeispielJson,
  },
  {
    art: 'pruefung',
    muster: /^pruefung\.json$/,
    pfad: 'pruefung.json',
    titel: 'Entscheidungen zur Prüfung',
    zweck: 'Freiwillig: was der Fachbereich zu Vorschlägen von `weiche pruefen` entschieden hat.',
    schema: PruefungJson,
  },
]

/** The kind of a file by its path in the package; undefined = not JSON or not part of a package. */
export function dateiartOf(pfad: string): Dateiart | undefined {
  return alleDateiarten.find(({ muster }) => muster.test(pfad))
}
