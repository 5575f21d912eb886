import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isCode } from './datei.ts'
import { readFirst } from './lesen.ts'

/** The last file only when all others are durable: its presence means complete. `archiv`: looked at when a name is taken. */
export type Schreibaufgabe = { ordner: string; archiv: string; dateien: { name: string; bytes: Uint8Array }[] }

type Datei = { name: string; bytes: Uint8Array; temp: string; file: number | undefined }
type Arbeit = { ordner: string; archiv: string; dateien: Datei[]; fehler: Error | undefined }

/**
 * Step by step for all tasks together, so that one wait for the disk serves many: temporary files, their bytes on disk, exclusive
 * names for all but the last, the folder on disk, the last names, the folder again. Per task the error that stopped it.
 */
export function schreibeAlle(aufgaben: readonly Schreibaufgabe[]): (Error | undefined)[] {
  const arbeiten = aufgaben.map(
    ({ ordner, archiv, dateien }): Arbeit => ({
      ordner,
      archiv,
      dateien: dateien.map((d) => prepare(ordner, d)),
      fehler: undefined,
    }),
  )
  each(arbeiten, ({ dateien }) => dateien, create)
  each(arbeiten, ({ dateien }) => dateien, sync)
  each(arbeiten, ({ dateien }) => dateien.slice(0, -1), publish)
  syncFolders(arbeiten.filter((a) => a.dateien.length > 1))
  each(arbeiten, ({ dateien }) => dateien.slice(-1), publish)
  for (const { dateien } of arbeiten) for (const datei of dateien) clear(datei)
  syncFolders(arbeiten)
  return arbeiten.map((a) => a.fehler)
}

function each(
  arbeiten: readonly Arbeit[],
  which: (arbeit: Arbeit) => readonly Datei[],
  step: (datei: Datei, arbeit: Arbeit) => void,
): void {
  for (const arbeit of arbeiten) {
    if (arbeit.fehler) continue
    try {
      for (const datei of which(arbeit)) step(datei, arbeit)
    } catch (error) {
      arbeit.fehler = error as Error
    }
  }
}

/** Begins with a dot: receivers must not look at it. */
function prepare(ordner: string, { name, bytes }: { name: string; bytes: Uint8Array }): Datei {
  return { name, bytes, temp: join(ordner, `.${name}.${randomUUID()}.tmp`), file: undefined }
}

function create(datei: Datei): void {
  datei.file = openSync(datei.temp, 'wx', 0o640)
  for (let at = 0; at < datei.bytes.length; ) at += writeSync(datei.file, datei.bytes, at)
}

function sync(datei: Datei): void {
  fsyncSync(datei.file!)
}

/** Exclusive and whole. The same bytes under the name = done before. */
function publish({ name, bytes, temp }: Datei, { ordner, archiv }: Arbeit): void {
  try {
    linkSync(temp, join(ordner, name))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    const there = readFirst([join(ordner, name), join(archiv, name)])
    if (there instanceof Error) throw there
    if (there && Buffer.compare(there, bytes) === 0) return
    throw new Error(
      `Im Austauschordner liegt schon eine andere Datei ${name}. Sie wurde nicht überschrieben; bitte den Ordner prüfen.`,
    )
  }
}

/** Makes the names durable, not only the bytes. */
function syncFolders(arbeiten: readonly Arbeit[]): void {
  for (const [ordner, hier] of Map.groupBy(arbeiten, (a) => a.ordner)) {
    try {
      syncFolder(ordner)
    } catch (error) {
      for (const arbeit of hier) arbeit.fehler ??= error as Error
    }
  }
}

function syncFolder(ordner: string): void {
  const folder = openSync(ordner, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** What cannot be removed now is swept later: nobody looks at it. */
function clear({ file, temp }: Datei): void {
  if (file === undefined) return
  try {
    closeSync(file)
    unlinkSync(temp)
  } catch {}
}
