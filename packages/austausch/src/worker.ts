import { readFirst } from './lesen.ts'
import { type Schreibaufgabe, schreibeAlle } from './schreiben.ts'

/** Read the first of these files that is there, or write files. */
export type Aufgabe = { pfade: string[] } | Schreibaufgabe
export type Ergebnis = Uint8Array | undefined

/** Runs in a thread of its own, so nothing here need give way to anything. Each task fails alone. */
export function verrichte(aufgaben: readonly Aufgabe[]): (Ergebnis | Error)[] {
  const ergebnisse = aufgaben.map((a) => ('pfade' in a ? readFirst(a.pfade) : undefined))
  const schreiben = [...aufgaben.entries()].flatMap(([i, a]) => ('dateien' in a ? [{ i, ...a }] : []))
  const fehler = schreibeAlle(schreiben)
  for (const [n, { i }] of schreiben.entries()) ergebnisse[i] = fehler[n]
  return ergebnisse
}
