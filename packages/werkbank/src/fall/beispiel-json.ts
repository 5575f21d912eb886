import { Angaben, Wert } from '@weiche/vorgang'
import { z } from 'zod'

const Anlage = z.strictObject({
  art: z.string().describe('Kennung der Art aus nachweise.json.'),
  betrifft: z.string().default('').describe('Zu welchem Eintrag die Anlage gehört, zum Beispiel `m1.e1`.'),
  layout: z.enum(['formular', 'brief']).default('formular').describe('Wie das Dokument aussieht.'),
  abweichung: z
    .record(z.string(), z.string())
    .optional()
    .describe('Gedruckte Werte, die von den Angaben abweichen: Feld → Text.'),
  zeilen: z
    .record(z.string(), z.string())
    .optional()
    .describe('Für Arten ohne fertiges Muster: was das Dokument druckt, Beschriftung → Text.'),
})
const Erwartet = z.strictObject({
  weg: z.enum(['dunkel', 'nachforderung', 'person']).describe('Der Weg am Ende.'),
  ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']).optional().describe('Der berechnete Ausgang.'),
  betraege: z.array(z.string()).optional().describe('Die Beträge der Abschnitte.'),
  codes: z.array(z.string()).optional().describe('Die Codes, die dazu führten.'),
})

/** One file of `beispiele/`: a complete application with its Nachweise and what must come of it. */
export const BeispielJson = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().describe('Kennung des Beispiels.'),
  titel: z.string().describe('Was es zeigt.'),
  eingang: z.iso.datetime({ offset: true }).describe('Zeitpunkt des Eingangs mit Zeitzone.'),
  schluessel: z
    .string()
    .optional()
    .describe('Beispiele mit demselben Wort teilen sich einen Schlüssel der Einreichung (Dubletten).'),
  antrag: Angaben.describe('Die Angaben des Antrags.'),
  anlagen: z.array(Anlage).describe('Die beigelegten Nachweise.'),
  schritte: z
    .array(
      z.strictObject({
        am: z.iso.datetime({ offset: true }).describe('Zeitpunkt mit Zeitzone.'),
        art: z.literal('nachreichung').describe('Immer `nachreichung`.'),
        angaben: z.record(z.string(), Wert).default({}).describe('Nachgereichte Angaben: Pfad → Wert.'),
        anlagen: z.array(Anlage).default([]).describe('Nachgereichte Nachweise.'),
      }),
    )
    .default([])
    .describe('Was danach eingeht.'),
  erwartet: Erwartet.describe('Was herauskommen muss.'),
})
export type BeispielJson = z.infer<typeof BeispielJson>
