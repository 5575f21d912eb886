import { z } from 'zod'
import { objekt, Pfadname, Titel } from './grund.ts'

const Zeile = objekt({
  id: Pfadname.describe(
    'Ein Betrag des Berechnungsbogens: eine Ableitung mit `bescheid: true`; mit `je` steht der Name der Liste davor (`haushalt.mitglieder.einnahmen`).',
  ),
  rolle: z
    .enum(['zugang', 'abzug', 'stand'])
    .describe('`zugang` kommt dazu, `abzug` geht ab, `stand` ist, was bis hierher herauskommt.'),
  titel: Titel.optional().describe('Einfache Worte für diese Zeile; ohne Angabe der Titel der Ableitung.'),
  weniger: Titel.optional().describe(
    'Nur bei `stand`: Wie heißt, was bis hierher außerdem wegfällt? Der Unterschied wird ausgerechnet und als eigene Zeile gezeigt.',
  ),
  mehr: Titel.optional().describe('Nur bei `stand`: ebenso, wenn etwas dazukommt.'),
})

export const Rechenbild = z
  .array(
    objekt({
      titel: Titel.describe('Überschrift des Teils, zum Beispiel `Ihre Miete`.'),
      zeitraum: z
        .enum(['monat', 'jahr'])
        .describe('Wofür die Beträge gelten; alle Teile werden im selben Maßstab gezeichnet.'),
      zeilen: z.array(Zeile).min(2).describe('Die Zeilen der Reihe nach; die letzte ist ein `stand`.'),
    }),
  )
  .min(1)
  .optional()
  .describe('Die Rechnung als Bild: was gezählt hat, was abgezogen wurde, was herauskam. Ohne Angabe nur eine Tabelle.')
export type Rechenbild = NonNullable<z.infer<typeof Rechenbild>>
