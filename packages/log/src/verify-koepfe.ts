import type { KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Befund, befund } from './befund.ts'
import { KEIN_KOPF, type Kopf, lineHash, readKopf } from './kopf.ts'

/** Genuine heads in order, and what is wrong with the file. An unfinished last line is being written just now. */
export async function* readKoepfe(datei: string, publicKey: KeyObject): AsyncGenerator<Kopf | Befund> {
  let n = 0
  let prev = KEIN_KOPF
  for await (const line of lines(datei)) {
    const kopf = readKopf(line, publicKey)
    if (!kopf) yield befund('kopf-gefaelscht', { kopf: n + 1 })
    else if (kopf.n !== n + 1 || kopf.prev !== prev) yield befund('kopf-fehlt', { kopf: n + 1 })
    n = kopf?.n ?? n + 1
    prev = lineHash(line)
    if (kopf) yield kopf
  }
}

async function* lines(datei: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const chunk of createReadStream(datei, { encoding: 'utf8' })) {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
