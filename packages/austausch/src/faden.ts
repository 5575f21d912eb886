import { Piscina } from 'piscina'
import { createStapel } from './stapel.ts'
import type { Aufgabe, Ergebnis } from './worker.ts'

/**
 * A thread of its own for exchange folders: each file takes a dozen calls of the file system and two that wait for the disk.
 * There they are plain calls, and files that come together wait for the disk together; measured, half of the CPU. One for the
 * process, made at the first use; an idle one keeps nothing alive.
 */
let faden: ((aufgabe: Aufgabe) => Promise<Ergebnis>) | undefined

/** `undefined` = there is no such file. Throws what the file system said. */
export function imFaden(aufgabe: Aufgabe): Promise<Ergebnis> {
  faden ??= createFaden()
  return faden(aufgabe)
}

function createFaden() {
  const filename = new URL('./worker.ts', import.meta.url).href
  const pool = new Piscina({ filename, name: 'verrichte', minThreads: 1, maxThreads: 1, idleTimeout: Infinity })
  return createStapel<Aufgabe, Ergebnis>(async (aufgaben) => {
    const own = aufgaben.map(copied)
    const transferList = own.flatMap((a) => ('dateien' in a ? a.dateien.map((d) => d.bytes.buffer as ArrayBuffer) : []))
    return (await pool.run(own, { transferList })) as (Ergebnis | Error)[]
  })
}

/** A view is sent with everything behind it, be it a thousand times larger; and what is handed over is gone for its owner. */
function copied(aufgabe: Aufgabe): Aufgabe {
  if (!('dateien' in aufgabe)) return aufgabe
  return { ...aufgabe, dateien: aufgabe.dateien.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })) }
}
