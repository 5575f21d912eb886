import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket } from '@weiche/regelwerk'

const folder = fileURLToPath(new URL('../../../rules/wohngeld/', import.meta.url))
const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const loaded = ladePaket(Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')])))
if ('fehler' in loaded) throw new Error(JSON.stringify(loaded.fehler[0]))

/** The real package. */
export const wohngeld = loaded.paket
