import type { z } from 'zod'
import { naechster } from './naechster.ts'

/** A fault in a Leistungspaket: where, and a German sentence that says what is wrong and what to write instead. */
export type Ladefehler = { datei: string; pfad: string; text: string }

/** Turns what zod found into German sentences that say what to write. */
export function deutscheMeldung(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `Hier wird ${TYPEN[issue.expected] ?? issue.expected} erwartet. Bitte ergänzen oder berichtigen.`
    case 'invalid_value':
      return `Erlaubt ist hier nur: ${issue.values.map((v) => `„${String(v)}“`).join(', ')}.`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'Hier darf nichts Leeres stehen. Bitte ausfüllen oder den Eintrag entfernen.'
        : `Der Wert muss mindestens ${String(issue.minimum)} sein.`
    case 'too_big':
      return `Höchstens ${String(issue.maximum)} ist erlaubt.`
    default:
      return issue.message
  }
}

const TYPEN: Record<string, string> = {
  string: 'ein Text in Anführungszeichen',
  number: 'eine Zahl ohne Anführungszeichen',
  int: 'eine ganze Zahl ohne Anführungszeichen',
  boolean: 'true oder false',
  array: 'eine Liste [ … ]',
  object: 'ein Objekt { … }',
  record: 'ein Objekt { … }',
}

/** Error function of a strict object: names the unknown keys and the nearest known one. */
export function unbekannteSchluessel(erlaubt: readonly string[]) {
  return (issue: z.core.$ZodRawIssue): string | undefined => {
    if (issue.code !== 'unrecognized_keys') return undefined
    return issue.keys
      .map((key) => {
        const naehe = naechster(key, erlaubt)
        const rat = naehe ? `Meinten Sie „${naehe}“?` : `Erlaubt sind: ${erlaubt.join(', ')}.`
        return `Der Schlüssel „${key.slice(0, 60)}“ ist hier unbekannt. ${rat}`
      })
      .join(' ')
  }
}
