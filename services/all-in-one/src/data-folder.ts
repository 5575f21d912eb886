import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './environment.ts'
import { StartFehler } from './start-fehler.ts'

const REASONS: Record<string, string> = {
  EACCES: 'darf nicht beschrieben werden',
  EPERM: 'darf nicht beschrieben werden',
  EROFS: 'liegt auf einem Datenträger, der nur gelesen werden kann',
  EEXIST: 'ist eine Datei und kein Ordner',
  ENOTDIR: 'liegt unter einer Datei und nicht in einem Ordner',
  ENOSPC: 'liegt auf einem vollen Datenträger',
}

/** Makes the data folder and makes sure that it can be written before anything else starts. */
export function prepareFolder(daten: string): void {
  try {
    mkdirSync(daten, { recursive: true, mode: 0o700 })
    accessSync(daten, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new StartFehler(
      `Der Datenordner ${daten} ${REASONS[code] ?? `ist nicht zu benutzen (${code})`}. ` +
        'Abhilfe: die Rechte prüfen oder mit --daten einen anderen Ordner angeben.',
    )
  }
}

/** Removes only a folder that this program made, and only together with the database it belongs to. */
export function clearFolder(daten: string, { mongodbUri }: Pick<Environment, 'mongodbUri'>): void {
  if (mongodbUri !== undefined) {
    // Without the keys in the folder what lies in that database could never be read again.
    throw new StartFehler(
      '--zuruecksetzen löscht nur das eigene MongoDB, nicht das aus MONGODB_URI; ohne die Schlüssel im Datenordner wäre ' +
        'dort nichts mehr zu lesen. Abhilfe: mit --daten einen neuen Ordner und in MONGODB_URI ein anderes MongoDB angeben.',
    )
  }
  if (!existsSync(daten)) return
  if (!existsSync(join(daten, 'geheim')) && readdirSync(daten).length > 0) {
    throw new StartFehler(
      `--zuruecksetzen: ${daten} ist kein Datenordner von Weiche und wird nicht gelöscht. Abhilfe: --daten prüfen.`,
    )
  }
  rmSync(daten, { recursive: true })
}
