import { z } from 'zod'
import { Dezimalzahl, Name, objekt, Tag, Titel } from './grund.ts'

const feldBasis = {
  id: Name.describe('Name des Feldes; mit Punkt verbunden ergibt sich der Name der Angabe (`wohnung.miete`).'),
  titel: Titel.describe('Wie das Feld in Schreiben und Formularen heißt.'),
  hinweis: z.string().optional().describe('Erklärung für Menschen, die das Feld ausfüllen.'),
  pflicht: z
    .boolean()
    .optional()
    .describe('`true`: Ohne diese Angabe wird der Antrag nicht angenommen. Nur für das, was die Person bestimmt.'),
  schutz: z.enum(['P1', 'P2', 'P3', 'P4']).optional().describe('Schutzklasse der Angabe.'),
  fim: z.string().optional().describe('Kennung des Datenfelds in FIM.'),
}
const VORGABE = 'Was gilt, wenn nichts angegeben ist. Nur wo Schweigen eine eindeutige Bedeutung hat.'
const vorgabeText = z.string().optional().describe(VORGABE)
const kleinster = 'Kleinster erlaubter Wert.'
const groesster = 'Größter erlaubter Wert.'
const geld = {
  min: Dezimalzahl.optional().describe(kleinster),
  max: Dezimalzahl.optional().describe(groesster),
  vorgabe: Dezimalzahl.optional().describe(VORGABE),
}

const Skalarfelder = [
  objekt({ ...feldBasis, typ: z.literal('janein'), vorgabe: z.boolean().optional().describe(VORGABE) }).describe(
    'Ja oder nein.',
  ),
  objekt({
    ...feldBasis,
    typ: z.literal('auswahl'),
    werte: z.array(z.string().min(1)).min(1).describe('Die erlaubten Werte.'),
    vorgabe: vorgabeText,
  }).describe('Einer von mehreren festen Werten.'),
  objekt({
    ...feldBasis,
    typ: z.literal('ganzzahl'),
    min: z.int().optional().describe(kleinster),
    max: z.int().optional().describe(groesster),
    vorgabe: z.int().optional().describe(VORGABE),
  }).describe('Eine ganze Zahl.'),
  objekt({ ...feldBasis, typ: z.literal('betrag'), ...geld }).describe(
    'Ein Betrag in EUR mit zwei Nachkommastellen; ohne `min` nicht negativ.',
  ),
  objekt({
    ...feldBasis,
    typ: z.literal('zahl'),
    skala: z.int().min(0).max(10).optional().describe('Zahl der Nachkommastellen, ohne Angabe 2.'),
    ...geld,
  }).describe('Eine Dezimalzahl; ohne `min` nicht negativ.'),
  objekt({
    ...feldBasis,
    typ: z.literal('datum'),
    min: Tag.optional().describe('Frühester erlaubter Tag.'),
    max: Tag.optional().describe('Spätester erlaubter Tag.'),
    vorgabe: Tag.optional().describe(VORGABE),
  }).describe('Ein Tag, `JJJJ-MM-TT`.'),
  objekt({
    ...feldBasis,
    typ: z.literal('text'),
    maxLaenge: z.int().min(1).max(20000).optional().describe('Höchste Zahl der Zeichen, ohne Angabe 1000.'),
    freitext: z.boolean().optional().describe('`true`: Steht hier etwas, liest es ein Mensch.'),
    vorgabe: vorgabeText,
  }).describe('Ein Text.'),
] as const
export type Skalarfeld = z.infer<(typeof Skalarfelder)[number]>

type Feldbasis = z.infer<z.ZodObject<typeof feldBasis>>
export type Objektfeld = Feldbasis & { typ: 'objekt'; felder: Feld[] }
export type Listenfeld = Feldbasis & {
  typ: 'liste'
  maxAnzahl?: number | undefined
  vorgabe?: never[] | undefined
  felder: Feld[]
}
/** One field of the data model: the only names that rules may use come from here. */
export type Feld = Skalarfeld | Objektfeld | Listenfeld

const felder: z.ZodType<Feld[]> = z.lazy(() => z.array(Feld).min(1))
const Feld = z.discriminatedUnion(
  'typ',
  [
    ...Skalarfelder,
    objekt({ ...feldBasis, typ: z.literal('objekt'), felder: felder.describe('Die Felder der Gruppe.') }).describe(
      'Eine Gruppe von Feldern.',
    ),
    objekt({
      ...feldBasis,
      typ: z.literal('liste'),
      maxAnzahl: z.int().min(1).max(500).optional().describe('Höchste Zahl der Einträge, ohne Angabe 100.'),
      vorgabe: z.array(z.never()).max(0).optional().describe('`[]`: Nichts angegeben bedeutet eine leere Liste.'),
      felder: felder.describe('Die Felder eines Eintrags; eines davon ist das Textfeld `id`.'),
    }).describe('Beliebig viele gleichartige Einträge, zum Beispiel die Mitglieder des Haushalts.'),
  ],
  {
    error:
      'Der „typ“ fehlt oder ist unbekannt. Erlaubt sind: janein, auswahl, ganzzahl, betrag, zahl, datum, text, objekt, liste.',
  },
)
export const AngabenJson = objekt({ felder: felder.describe('Alle Angaben des Antrags.') })
