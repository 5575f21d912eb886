import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ladePaket, type Paket } from '@weiche/regelwerk'

const ORDNER = new URL('../../../rules/wohngeld/', import.meta.url).pathname

/** rules/wohngeld as it lies there. */
export function wohngeld(): Paket {
  const names = readdirSync(ORDNER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|md)$/.test(name))
  const geladen = ladePaket(Object.fromEntries(names.map((name) => [name, readFileSync(join(ORDNER, name), 'utf8')])))
  if ('fehler' in geladen) throw new Error(geladen.fehler.map((f) => `${f.datei} ${f.pfad}: ${f.text}`).join('\n'))
  return geladen.paket
}
