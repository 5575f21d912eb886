import type { Ladefehler } from '@weiche/regelwerk'
import { Angaben, setPath } from '@weiche/vorgang'
import { type Fall, FallJson } from './fall.ts'

export type Faelle = { faelle: ReadonlyMap<string, Fall>; fehler: Ladefehler[] }

/** All case files of a package (files by relative path); a faulty one is named and left out. */
export function liesFaelle(dateien: Readonly<Record<string, string>>): Faelle {
  const fehler: Ladefehler[] = []
  const roh = new Map<string, FallJson>()
  for (const datei of Object.keys(dateien)
    .filter((pfad) => /^faelle\/[^/]+\.json$/.test(pfad))
    .sort()) {
    const json = parse(datei, dateien[datei]!, fehler)
    if (json) roh.set(nameOf(datei), json)
  }
  const faelle = new Map<string, Fall>()
  for (const [name, json] of roh) {
    const angaben = completeAngaben(name, roh, [], fehler)
    if (angaben) faelle.set(name, { ...json, name, angaben })
  }
  return { faelle, fehler }
}

const nameOf = (datei: string) => datei.slice('faelle/'.length, -'.json'.length)
const dateiOf = (name: string) => `faelle/${name}.json`

function parse(datei: string, inhalt: string, fehler: Ladefehler[]): FallJson | undefined {
  let json: unknown
  try {
    json = JSON.parse(inhalt)
  } catch {
    fehler.push({
      datei,
      pfad: '',
      text: 'Das ist kein gültiges JSON. Bitte Klammern, Kommas und Anführungszeichen prüfen.',
    })
    return undefined
  }
  const parsed = FallJson.safeParse(json)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues)
    fehler.push({ datei, pfad: path.join('.'), text: `Passt nicht zum Format eines Falls (${message}).` })
  return undefined
}

function completeAngaben(
  name: string,
  alle: ReadonlyMap<string, FallJson>,
  weg: readonly string[],
  fehler: Ladefehler[],
): Angaben | undefined {
  const fall = alle.get(name)!
  const { basis } = fall
  if (basis === undefined) return structuredClone(Angaben.parse(fall.angaben))
  const datei = dateiOf(name)
  if (basis === name || weg.includes(basis)) {
    fehler.push({
      datei,
      pfad: 'basis',
      text: `Der Fall baut über „${basis}“ auf sich selbst auf. Bitte den Kreis lösen.`,
    })
    return undefined
  }
  if (!alle.has(basis)) {
    fehler.push({ datei, pfad: 'basis', text: `Den Fall „${basis}“ gibt es nicht. Bitte den Namen berichtigen.` })
    return undefined
  }
  const angaben = completeAngaben(basis, alle, [...weg, name], weg.length > 0 ? [] : fehler)
  for (const [pfad, wert] of Object.entries(angaben ? fall.angaben : {})) {
    if (setPath(angaben!, pfad, structuredClone(wert))) continue
    fehler.push({ datei, pfad: `angaben["${pfad}"]`, text: 'Diesen Weg gibt es in den Angaben der Basis nicht.' })
  }
  return angaben
}
