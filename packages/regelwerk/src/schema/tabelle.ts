import { z } from 'zod'
import { Als, Ausdruck, Je, Name, Norm, objekt, Pfadname, Skalartyp, Titel, Zelle } from './grund.ts'

const Eingabe = objekt({
  titel: Titel.describe('Überschrift der Spalte.'),
  fakt: Pfadname.optional().describe('Eine Angabe oder Ableitung.'),
  ausdruck: Ausdruck.optional().describe('Oder ein Ausdruck.'),
  parameter: Name.optional().describe(
    'Oder ein eigener Name: Dann ist die Tabelle eine Funktion. Nur zusammen mit `typ`.',
  ),
  typ: Skalartyp.optional(),
})
const Ausgabe = objekt({
  id: Name.describe('Name des Ergebnisses; es heißt dann `<id der Tabelle>.<id>`.'),
  titel: Titel.describe('Überschrift der Spalte.'),
  typ: Skalartyp,
  bescheid: z.boolean().optional().describe('`true`: Das Ergebnis steht auf dem Berechnungsbogen.'),
})
const Zeile = objekt({
  norm: Norm.optional().describe('Die Vorschrift dieser Zeile; ohne sie gilt die der Tabelle.'),
  wenn: z
    .array(z.union([Zelle, z.array(Zelle).min(1)]))
    .describe(
      'Je Eingabe eine Zelle: ein Wert, eine Liste von Werten, ein Bereich wie `">= 12"` oder `"[1..5)"`, oder `"-"` für alles.',
    ),
  dann: z.array(Zelle).describe('Je Ausgabe ein Wert.'),
})

/** A decision table: the first kind of rule that the Fachbereich thinks in. */
export const EntscheidungstabelleJson = objekt({
  id: Pfadname.describe('Name der Tabelle. Mit `je` beginnt er mit dem Namen des Eintrags (`mitglied.stufe`).'),
  titel: Titel.describe('Was die Tabelle entscheidet.'),
  norm: Norm,
  treffer: z
    .enum(['eindeutig', 'erster', 'alle'])
    .describe(
      '`eindeutig`: höchstens eine Zeile trifft zu; `erster`: die erste, die zutrifft; `alle`: jede, die zutrifft (die Ergebnisse sind Listen).',
    ),
  vollstaendig: z
    .boolean()
    .optional()
    .describe('`true`: Für jede mögliche Eingabe muss es eine Zeile geben; eine Lücke ist dann ein Fehler.'),
  je: Je.optional(),
  als: Als.optional(),
  eingaben: z.array(Eingabe).min(1).describe('Die Spalten links: wonach entschieden wird.'),
  ausgaben: z.array(Ausgabe).min(1).describe('Die Spalten rechts: was entschieden wird.'),
  zeilen: z.array(Zeile).min(1).describe('Die Zeilen.'),
})
export type EntscheidungstabelleJson = z.infer<typeof EntscheidungstabelleJson>
