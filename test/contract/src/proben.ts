import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { GespeichertesEreignis } from '@weiche/vorgang'

const ordner = fileURLToPath(new URL('../ereignisse/', import.meta.url))

/** An event as it was stored once. */
export type Probe = {
  datei: string
  type: string
  version: number
  pruefsumme: string
  ereignis: GespeichertesEreignis
}

export function readProben(): Probe[] {
  return readdirSync(ordner).map((datei) => {
    const [, type = '', version] = /^(.+)\.v(\d+)\.json$/.exec(datei) ?? []
    const bytes = readFileSync(`${ordner}${datei}`)
    const pruefsumme = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    return { datei, type, version: Number(version), pruefsumme, ereignis: JSON.parse(bytes.toString('utf8')) }
  })
}
