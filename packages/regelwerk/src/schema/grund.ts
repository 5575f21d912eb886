import { z } from 'zod'
import { unbekannteSchluessel } from '../meldung/fehler.ts'

/** A strict object whose unknown keys are answered with the nearest known one. */
export function objekt<S extends z.core.$ZodShape>(shape: S) {
  return z.strictObject(shape, { error: unbekannteSchluessel(Object.keys(shape)) })
}

export const Name = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9]*$/,
    'Ein Name besteht aus Buchstaben und Ziffern (ohne Umlaute) und beginnt mit einem Buchstaben.',
  )
export const Pfadname = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*)*$/,
    'Ein Name besteht aus Buchstaben und Ziffern (ohne Umlaute), Teile sind mit Punkt getrennt, zum Beispiel „wohnung.miete“.',
  )
export const Kennung = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'Eine Kennung besteht aus Kleinbuchstaben, Ziffern und Bindestrichen.')
export const Code = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, 'Ein Code sieht aus wie „WOG-AN-001“: Großbuchstaben, Ziffern, Bindestriche.')
  .describe('Stabiler Code, im ganzen Paket einmalig und nie wieder neu vergeben, zum Beispiel `WOG-AN-001`.')
export const Titel = z.string().trim().min(1)
const NORM_FEHLT = 'Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.'
export const Norm = z
  .string({ error: NORM_FEHLT })
  .trim()
  .min(1, NORM_FEHLT)
  .describe('Die Vorschrift, auf der dieser Eintrag beruht, zum Beispiel `§ 7 Abs. 1 WoGG`.')
export const Dezimalzahl = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,30})?$/, 'Zahlen stehen als Text mit Punkt, zum Beispiel "0.0004991".')
export const Tag = z.iso.date(
  'Das ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben, zum Beispiel „2025-01-01“.',
)
export const Ausdruck = z.string().min(1)

export const Skalartyp = z
  .enum(['janein', 'betrag', 'zahl', 'ganzzahl', 'text', 'datum'])
  .describe('Art des Wertes: `janein`, `betrag` (EUR), `zahl`, `ganzzahl`, `text` oder `datum`.')
export type Skalartyp = z.infer<typeof Skalartyp>

/** A value as a file writes it; whether it fits its type is said by the loader. */
export const Zelle = z.union([z.string(), z.int(), z.boolean()], {
  error: 'Hierher gehört ein Text, eine ganze Zahl oder true/false. Dezimalzahlen stehen als Text mit Punkt: "150.50".',
})

export const Je = Pfadname.describe(
  'Die Liste aus angaben.json, für deren Einträge dies jeweils gilt, zum Beispiel `haushalt.mitglieder`. Nur zusammen mit `als`.',
)
/** Names of the items: one (the innermost), or one per list from the outermost on. */
export const Als = z
  .union([Name, z.array(Name).min(1).max(3)], {
    error: 'Hier steht der Name des Eintrags, zum Beispiel "mitglied".',
  })
  .describe(
    'Wie der Eintrag der Liste im Ausdruck heißt; bei einer Liste in einer Liste mehrere Namen von außen nach innen.',
  )
export const Quelle = z.string().describe('Fundstelle, zum Beispiel `BGBl. 2024 I Nr. 314`.')
