import type { Ausgabe, Endwert } from '../befehl.ts'
import type { Zeilenfehler } from './quelle.ts'

export type Fehlerhafte = { fehler: Zeilenfehler[]; fehlerhaft: number }

/** As many as somebody wants to read. */
const MAX = 20

export function merkeFehler(gesamt: Fehlerhafte, fehler: Zeilenfehler): void {
  if (++gesamt.fehlerhaft <= MAX) gesamt.fehler.push(fehler)
}

/** Which lines of the file are no cases; without any, all is well. */
export function sageFehler({ fehler, fehlerhaft }: Fehlerhafte, datei: string, { say }: Pick<Ausgabe, 'say'>): Endwert {
  for (const { stelle, text } of fehler.slice(0, MAX)) say(`${datei}, ab Byte ${stelle}: ${text}`)
  if (fehlerhaft > 0) say(`${fehlerhaft} Zeilen sind kein Fall und wurden ausgelassen.`)
  return fehlerhaft > 0 ? 1 : 0
}
