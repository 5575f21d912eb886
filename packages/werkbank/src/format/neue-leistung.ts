/** Path in the package -> text. */
type Dateien = Readonly<Record<string, string>>

const NAME = /^[a-z][a-z0-9]+(-[a-z0-9]+)*$/

/** What is wrong with the name of a new Leistung (German), else undefined. `vorhandene` = names that are taken. */
export function pruefeLeistungsname(name: string, vorhandene: readonly string[]): string | undefined {
  if (!NAME.test(name) || name.length < 3 || name.length > 40)
    return `„${name}“ geht nicht als Name. Erlaubt sind 3 bis 40 Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel „hundesteuer“.`
  if (name === 'vorlage' || vorhandene.includes(name))
    return `Die Leistung „${name}“ gibt es schon. Bitte einen anderen Namen wählen.`
  return undefined
}

/** The template as a new Leistung: its id, its title in texts, and the first part of its codes. */
export function neueLeistung(vorlage: Dateien, name: string, titel: string): Record<string, string> {
  const kuerzel = name.replaceAll('-', '').slice(0, 3).toUpperCase()
  const dateien = Object.entries(vorlage).filter(([pfad]) => pfad !== 'README.md')
  return Object.fromEntries(
    dateien.map(([pfad, inhalt]) => [
      pfad,
      inhalt
        .replaceAll('"id": "vorlage"', () => `"id": ${JSON.stringify(name)}`)
        .replaceAll(/\bVOR-/g, `${kuerzel}-`)
        .replaceAll('Musikschulzuschuss', () => (pfad.endsWith('.json') ? JSON.stringify(titel).slice(1, -1) : titel)),
    ]),
  )
}
