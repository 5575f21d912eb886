import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, werteAus } from '@weiche/regelwerk'

const rules = fileURLToPath(new URL('../../../rules/', import.meta.url))

/** A real package and its files. */
export function ladeLeistung(leistung: string) {
  const folder = join(rules, leistung)
  const dateien = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  )
  const loaded = ladePaket(dateien)
  if ('fehler' in loaded) throw new Error(JSON.stringify(loaded.fehler[0]))
  return { paket: loaded.paket, dateien }
}

/** Every Leistung that is delivered with the product. */
export const leistungen = readdirSync(rules).filter((name) => !name.startsWith('_') && !name.includes('.'))

export const { paket: wohngeld, dateien } = ladeLeistung('wohngeld')

const fall = JSON.parse(dateien['faelle/e10.json']!)
/** The calculation sheet of a real case: 101 EUR under the law of 2024. */
export const { berechnung } = werteAus(wohngeld, {
  angaben: fall.angaben,
  eingangsdatum: fall.eingang,
  entscheidungsdatum: fall.entscheidung,
})
