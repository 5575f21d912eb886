import type { z } from 'zod'
import { pointerTo } from './json-text.ts'
import type { Feldfehler } from './problem.ts'

const NO_FORM = 'Der Wert passt zu keiner der erlaubten Formen.'
const typen: Record<string, string> = {
  string: 'ein Text in Anführungszeichen',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  object: 'ein Objekt in geschweiften Klammern',
  record: 'ein Objekt in geschweiften Klammern',
  array: 'eine Liste in eckigen Klammern',
  null: 'null',
}
const formate: Record<string, string> = {
  date: 'Bitte geben Sie ein mögliches Datum in der Form JJJJ-MM-TT an.',
  uuid: 'Bitte geben Sie eine UUID an, zum Beispiel 0b8f6a52-7c1e-4a53-9a0e-5a1f6f2c9d11.',
  regex: 'Die Schreibweise stimmt nicht.',
}

/** What zod found, in plain German; one entry per faulty place. */
export function germanErrors(error: z.ZodError): Feldfehler[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointerTo([...issue.path, key]),
          detail: 'Dieses Feld ist hier nicht bekannt. Bitte prüfen Sie die Schreibweise oder lassen Sie es weg.',
        }))
      : [{ pointer: pointerTo(issue.path), detail: issue.message }],
  )
}

/** Passed to zod as error map; messages written in the schema itself win. */
export function germanMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Diese Angabe fehlt. Bitte ergänzen Sie sie.'
      return `Hier muss ${typen[issue.expected] ?? 'ein anderer Wert'} stehen.`
    case 'invalid_union':
      if (!Array.isArray(issue['options'])) return NO_FORM
      return `Erlaubt ist nur: ${issue['options'].map(String).join(', ')}.`
    case 'invalid_value':
      return `Erlaubt ist nur: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return formate[issue.format] ?? formate['regex']!
    case 'too_small':
      return issue.origin === 'string'
        ? `Bitte geben Sie mindestens ${issue.minimum} Zeichen an.`
        : issue.origin === 'array'
          ? `Bitte geben Sie mindestens ${issue.minimum} Einträge an.`
          : `Der kleinste erlaubte Wert ist ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `Bitte kürzen Sie auf höchstens ${issue.maximum} Zeichen.`
        : issue.origin === 'array'
          ? `Es sind höchstens ${issue.maximum} Einträge erlaubt.`
          : `Der größte erlaubte Wert ist ${issue.maximum}.`
    default:
      return NO_FORM
  }
}
