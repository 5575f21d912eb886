import { betragText, datumText } from '@weiche/regelwerk'
import type { Wert } from '@weiche/vorgang'

/** Operators of conditions as a sentence says them: "Vermögen ist größer als 60.000,00 €". */
const OPERATOREN: Readonly<Record<string, string>> = {
  equal: 'ist',
  notEqual: 'ist nicht',
  lessThan: 'ist kleiner als',
  lessThanInclusive: 'ist höchstens',
  greaterThan: 'ist größer als',
  greaterThanInclusive: 'ist mindestens',
  in: 'ist eines von',
  notIn: 'ist keines von',
  contains: 'enthält',
  doesNotContain: 'enthält nicht',
  before: 'liegt vor dem',
  after: 'liegt nach dem',
  some: 'hat mindestens einen Eintrag, für den gilt:',
  every: 'hat nur Einträge, für die gilt:',
  none: 'hat keinen Eintrag, für den gilt:',
}

export function operatorText(operator: string): string {
  return OPERATOREN[operator] ?? operator
}

/** A literal of a rule file by the type of what it is compared with; unknown types are shown as written. */
export function wertAlsText(wert: Wert | undefined, typ = ''): string {
  if (wert === undefined) return 'nichts'
  if (wert === null) return 'nicht angegeben'
  if (typeof wert === 'boolean') return wert ? 'ja' : 'nein'
  if (Array.isArray(wert)) return wert.map((w) => wertAlsText(w, typ)).join(', ')
  if (typeof wert === 'object') return JSON.stringify(wert)
  const text = String(wert)
  if (typ === 'betrag' && /^-?\d+(\.\d+)?$/.test(text)) return betragText(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return datumText(text)
  return /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : typ === 'text' || typ === 'auswahl' ? `„${text}“` : text
}
