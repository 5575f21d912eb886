import { createHash } from 'node:crypto'

/** Path inside the Leistungspaket (with `/`) -> text. */
export type Dateien = ReadonlyMap<string, string>

/** What decides a case. Case files and sample applications are not part of an Ausgabe: they may change freely. */
const BESTANDTEIL =
  /^([a-z0-9-]+\.json|daten\/[\w-]+\.json|fassungen\/[\w-]+\/([\w-]+\/)?[\w-]+\.json|texte\/((einfach|leicht)\/)?[\w-]+\.md)$/

export function isBestandteil(pfad: string): boolean {
  return BESTANDTEIL.test(pfad)
}

/** Shows what the rules do; checked before a release. */
export const isFall = (pfad: string): boolean => /^faelle\/[^/]+\.json$/.test(pfad)

/** Name of an Ausgabe: SHA-256 over its files in order of their paths. Lengths keep names and contents apart. */
export function ausgabeHash(leistung: string, dateien: Dateien): string {
  const hash = createHash('sha256').update(`ausgabe/1\n${leistung}\n`)
  for (const pfad of [...dateien.keys()].sort()) {
    const inhalt = Buffer.from(dateien.get(pfad)!, 'utf8')
    hash.update(`${Buffer.byteLength(pfad)}:${pfad}${inhalt.length}:`).update(inhalt)
  }
  return hash.digest('hex')
}

/** SHA-256 of every file, lower-case hex, by path: for receipts. */
export function dateiHashes(dateien: Dateien): Record<string, string> {
  const hash = (inhalt: string) => createHash('sha256').update(inhalt, 'utf8').digest('hex')
  return Object.fromEntries(
    [...dateien].sort(([a], [b]) => (a < b ? -1 : 1)).map(([pfad, inhalt]) => [pfad, hash(inhalt)]),
  )
}
