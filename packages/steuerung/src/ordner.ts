import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Dateien, isBestandteil, isFall } from './ausgabe.ts'
import type { Vorschlag } from './pruefe-vorschlag.ts'

/** An Ausgabe is one document of the store, so it has to stay below its limit. */
const MAX_BYTES = 12_000_000

export type Ordnerergebnis = ({ kind: 'gelesen' } & Vorschlag) | { kind: 'fehler'; meldungen: string[] }

/** Names of the Leistungen: the folders below `rules/` that have a leistung.json. */
export async function findLeistungen(ordner: string): Promise<string[]> {
  const entries = await readdir(ordner, { withFileTypes: true, recursive: true })
  return entries
    .filter((e) => e.isFile() && e.name === 'leistung.json')
    .map((e) => relative(ordner, e.parentPath))
    .filter((name) => /^[a-z][a-z0-9-]*$/.test(name))
    .sort()
}

/** Reads what belongs to an Ausgabe, and the case files; links are not followed. Files must be UTF-8. */
export async function readOrdner(ordner: string): Promise<Ordnerergebnis> {
  const entries = await readdir(ordner, { withFileTypes: true, recursive: true })
  const pfade = entries
    .filter((e) => e.isFile())
    .map((e) => relative(ordner, join(e.parentPath, e.name)).replaceAll(sep, '/'))
    .filter((pfad) => isBestandteil(pfad) || isFall(pfad))
    .sort()
  const dateien = new Map<string, string>()
  const meldungen: string[] = []
  let bytes = 0
  for (const pfad of pfade) {
    const inhalt = await readFile(join(ordner, pfad))
    if (isBestandteil(pfad)) bytes += inhalt.length
    try {
      dateien.set(pfad, new TextDecoder('utf-8', { fatal: true }).decode(inhalt))
    } catch {
      meldungen.push(`${pfad}: Die Datei ist nicht in UTF-8 gespeichert. Bitte speichern Sie sie als UTF-8.`)
    }
  }
  if (bytes > MAX_BYTES)
    meldungen.push(
      `Das Leistungspaket ist mit ${bytes} Bytes größer als erlaubt (${MAX_BYTES}). Bitte kürzen Sie die Datentabellen.`,
    )
  if (meldungen.length > 0) return { kind: 'fehler', meldungen }
  return { kind: 'gelesen', dateien: only(dateien, isBestandteil), faelle: only(dateien, isFall) }
}

const only = (dateien: Dateien, fits: (pfad: string) => boolean): Dateien =>
  new Map([...dateien].filter(([pfad]) => fits(pfad)))
