import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Eingereicht } from './einreichen.ts'

/** What the player did, so that a later start neither repeats it nor has to ask: step name -> what came back. */
export type Aufzeichnung = {
  get(name: string): Eintrag | undefined
  put(name: string, eintrag: Eintrag): void
}
export type Eintrag = Eingereicht & { dauerMs: number }

export function openAufzeichnung(file: string): Aufzeichnung {
  const entries = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Eintrag>) : {}
  return {
    get: (name) => (Object.hasOwn(entries, name) ? entries[name] : undefined),
    put(name, eintrag) {
      entries[name] = eintrag
      // Holds access secrets of invented persons, so it is private like the keys beside it.
      writeFileSync(`${file}.neu`, JSON.stringify(entries, null, 2), { mode: 0o600 })
      renameSync(`${file}.neu`, file)
    },
  }
}
