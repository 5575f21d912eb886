import type { KeyObject } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Timestamp } from '@weiche/mongo'
import { parseArrival, readKopf } from './kopf.ts'
import { findEnd } from './kopf-datei.ts'

/** Arrival time up to which the heads witness the log; read from the end of the file, beside its writer. */
export async function letzterKopf(
  datei: string,
  publicKey: KeyObject,
): Promise<{ kind: 'bis'; bis: Timestamp } | { kind: 'keiner' } | { kind: 'gefaelscht' }> {
  let file: Awaited<ReturnType<typeof open>>
  try {
    file = await open(datei, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'keiner' }
    throw error
  }
  try {
    const { lastLine } = await findEnd(file)
    if (lastLine === undefined) return { kind: 'keiner' }
    const kopf = readKopf(lastLine, publicKey)
    return kopf ? { kind: 'bis', bis: parseArrival(kopf.bis) } : { kind: 'gefaelscht' }
  } finally {
    await file.close()
  }
}
