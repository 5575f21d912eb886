import { z } from 'zod'
import { doppelteSchluessel } from './doppelte-schluessel.ts'
import { deutscheMeldung, type Ladefehler, unbekannteSchluessel } from './fehler.ts'

/** The files of a package and the faults found so far. */
export type Ladelauf = { dateien: Readonly<Record<string, string>>; fehler: Ladefehler[] }

export function melde(lauf: Ladelauf, datei: string, pfad: string, text: string): undefined {
  lauf.fehler.push({ datei, pfad, text })
}

/** Is everything JSON that ought to be? What one broken file defines would else be missed everywhere. */
export function sindLesbar(lauf: Ladelauf): boolean {
  for (const [datei, inhalt] of Object.entries(lauf.dateien))
    if (/^(?!faelle\/|beispiele\/).*\.json$/.test(datei)) lies(lauf, datei, inhalt)
  return lauf.fehler.length === 0
}

function lies(lauf: Ladelauf, datei: string, inhalt: string): unknown {
  try {
    return JSON.parse(inhalt)
  } catch (error) {
    const text = 'Das ist kein gültiges JSON. Oft fehlt ein Komma oder ein Anführungszeichen.'
    return melde(lauf, datei, '', `${ort(inhalt, error)}${text}`)
  }
}

/** Editors find the JSON Schema of a file by it; it is no part of what the file says. */
function ohneSchemaVerweis(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== '$schema'))
}

/** Reads one JSON file by its schema; faults are reported, then the answer is undefined. */
export function liesDatei<T>(lauf: Ladelauf, datei: string, schema: z.ZodType<T>): T | undefined {
  const inhalt = lauf.dateien[datei]
  if (inhalt === undefined) return melde(lauf, datei, '', `Die Datei „${datei}“ fehlt im Paket. Bitte anlegen.`)
  const json = lies(lauf, datei, inhalt)
  for (const { name, zeile } of doppelteSchluessel(inhalt))
    melde(
      lauf,
      datei,
      '',
      `Zeile ${String(zeile)}: Der Schlüssel „${name.slice(0, 60)}“ steht doppelt. Bitte einen davon entfernen.`,
    )
  return liesWert(lauf, datei, '', ohneSchemaVerweis(json), schema)
}

/** A file with one list of entries: a faulty entry is reported and left out (`json` undefined), the others are read. */
export function liesEintraege<T>(
  lauf: Ladelauf,
  datei: string,
  schluessel: string,
  schema: z.ZodType<T> | ((roh: Readonly<Record<string, unknown>>) => z.ZodType<T>),
): { pfad: string; roh: Readonly<Record<string, unknown>>; json: T | undefined }[] {
  const rahmen = z.strictObject(
    { [schluessel]: z.array(z.record(z.string(), z.unknown())) },
    { error: unbekannteSchluessel([schluessel]) },
  )
  const liste = liesDatei(lauf, datei, rahmen)?.[schluessel] ?? roheListe(lauf.dateien[datei], schluessel)
  return liste.map((roh, index) => {
    const pfad = `${schluessel}[${String(index)}]`
    return { pfad, roh, json: liesWert(lauf, datei, pfad, roh, typeof schema === 'function' ? schema(roh) : schema) }
  })
}

/** The entries of a file whose frame is faulty: they are not to blame. */
function roheListe(inhalt: string | undefined, schluessel: string): Record<string, unknown>[] {
  const liste = (JSON.parse(inhalt ?? 'null') as Record<string, unknown> | null)?.[schluessel]
  return Array.isArray(liste)
    ? liste.filter((x): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x))
    : []
}

/** Names that the Fassungen define cannot be judged while something in them is faulty. */
export function sindFassungenHeil(lauf: Ladelauf): boolean {
  return !lauf.fehler.some(({ datei }) => datei.startsWith('fassungen/'))
}

/** The same for a part of a file; `praefix` is its JSON path. */
export function liesWert<T>(
  lauf: Ladelauf,
  datei: string,
  praefix: string,
  wert: unknown,
  schema: z.ZodType<T>,
): T | undefined {
  const ergebnis = schema.safeParse(wert)
  if (ergebnis.success) return ergebnis.data
  for (const issue of ergebnis.error.issues) {
    const fehlt = issue.code !== 'unrecognized_keys' && bei(wert, issue.path) === undefined
    const name = String(issue.path.at(-1) ?? '')
    melde(
      lauf,
      datei,
      pfad(praefix, issue.path),
      `${fehlt && name !== '' ? `„${name}“ fehlt. ` : ''}${deutscheMeldung(issue)}`,
    )
  }
  return undefined
}

/** JSON path as people write it: `regeln[3].conditions`. */
export function pfad(praefix: string, schritte: readonly PropertyKey[]): string {
  let text = praefix
  for (const schritt of schritte) {
    if (typeof schritt === 'number') text += `[${String(schritt)}]`
    else text += text === '' ? String(schritt) : `.${String(schritt)}`
  }
  return text
}

function bei(wert: unknown, schritte: readonly PropertyKey[]): unknown {
  let hier = wert
  for (const schritt of schritte) {
    if (typeof hier !== 'object' || hier === null) return undefined
    hier = (hier as Record<PropertyKey, unknown>)[schritt]
  }
  return hier
}

function ort(inhalt: string, error: unknown): string {
  const match = /position (\d+)/.exec(error instanceof Error ? error.message : '')
  if (!match) return ''
  const davor = inhalt.slice(0, Number(match[1])).split('\n')
  return `Zeile ${String(davor.length)}, Zeichen ${String(davor.at(-1)!.length + 1)}: `
}
