import { type Angaben, Wert } from '@weiche/vorgang'
import { z } from 'zod'

const Beigelegt = z.strictObject({
  fehlt: z
    .array(z.string())
    .default([])
    .describe('Fehlende Nachweise, `<Art>:<betrifft>`, zum Beispiel `verdienstbescheinigung:m2.e1`.'),
  ungelesen: z.array(z.string()).default([]).describe('Nachweise, die nicht gelesen werden konnten.'),
  widerspruch: z.array(z.string()).default([]).describe('Nachweise, die den Angaben widersprechen.'),
  ungefragt: z.array(z.string()).default([]).describe('Nachweise, nach denen niemand gefragt hat.'),
})

/** One file of `faelle/`: given Angaben, expected outcome. */
export const FallJson = z.strictObject({
  $schema: z.string().optional(),
  titel: z.string().min(1).describe('Was der Fall zeigt.'),
  norm: z.string().optional().describe('Die Vorschrift, um die es geht.'),
  eingang: z.iso.date().describe('Tag des Eingangs.'),
  entscheidung: z.iso.date().describe('Tag der Entscheidung.'),
  basis: z
    .string()
    .optional()
    .describe('Name eines anderen Falls, von dem nur abgewichen wird; `angaben` ist dann Pfad → Wert.'),
  angaben: z
    .record(z.string(), Wert)
    .describe('Die Angaben des Antrags; mit `basis` nur die Abweichungen, `null` = nicht angegeben.'),
  nachweise: z
    .union([z.enum(['alle', 'keine']), Beigelegt])
    .default('alle')
    .describe('Welche Nachweise beiliegen: `alle`, `keine` oder was fehlt.'),
  gate: z.string().optional().describe('Kennung der Schranke, die den Fall anhält, zum Beispiel `freitext`.'),
  erwartet: z
    .strictObject({
      weg: z
        .enum(['dunkel', 'nachforderung', 'person'])
        .describe(
          '`dunkel` = automatisch entschieden, `nachforderung` = es wird nachgefragt, `person` = ein Mensch übernimmt.',
        ),
      ausgang: z.enum(['bewilligung', 'ablehnung', 'offen']).optional().describe('Der berechnete Ausgang.'),
      betraege: z.array(z.string()).optional().describe('Der Betrag jedes Abschnitts.'),
      codes: z.array(z.string()).describe('Alle Regeln, die zutreffen.'),
      offen: z.array(z.string()).optional().describe('Die Angaben, nach denen gefragt wird.'),
      werte: z.record(z.string(), z.string()).optional().describe('Werte von Ableitungen im ersten Abschnitt.'),
    })
    .describe('Was herauskommen muss.'),
})
export type FallJson = z.infer<typeof FallJson>

/** A case with complete Angaben: the ones of its basis are worked in. */
export type Fall = FallJson & { name: string; angaben: Angaben }

/** What a case gives; without a `gate` nothing is stopped from outside. */
export type Gegeben = Pick<Fall, 'angaben' | 'eingang' | 'entscheidung' | 'nachweise'> & { gate?: string | undefined }
