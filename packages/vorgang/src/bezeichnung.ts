import type { Wert } from './angaben-wert.ts'
import { isObject } from './pfad.ts'

/** How a letter calls a person or an item of a list: Vorname and Nachname, else its `name`; "" = it has neither. */
export function bezeichnungOf(eintrag: Wert | undefined): string {
  const text = (name: string) => {
    const wert = isObject(eintrag) && Object.hasOwn(eintrag, name) ? eintrag[name] : undefined
    return typeof wert === 'string' ? wert : ''
  }
  return `${text('vorname')} ${text('nachname')}`.trim() || text('name').trim()
}
