import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, werteAus } from '@weiche/regelwerk'

const folder = fileURLToPath(new URL('../../../rules/wohngeld/', import.meta.url))
const dateien = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
)
const loaded = ladePaket(dateien)
if ('fehler' in loaded) throw new Error(JSON.stringify(loaded.fehler[0]))

/** The real package. */
export const wohngeld = loaded.paket

const fall = JSON.parse(dateien['faelle/e10.json']!)
/** The calculation sheet of a real case: 101 EUR under the law of 2024. */
export const { berechnung } = werteAus(wohngeld, {
  angaben: fall.angaben,
  eingangsdatum: fall.eingang,
  entscheidungsdatum: fall.entscheidung,
})
