import { open } from 'node:fs/promises'

const STUECK = 1024 * 1024
const UMBRUCH = 10

export type Zeile = { stelle: number; text: string }

/**
 * Lines of a file that begin in [von, bis), with the byte where each begins, as many at a time as were read: waiting for
 * each would cost more than reading it. Memory stays at some megabytes.
 */
export async function* zeilenVon(datei: string, von: number, bis: number): AsyncGenerator<Zeile[]> {
  const griff = await open(datei, 'r')
  try {
    let rest = Buffer.alloc(0)
    // One byte earlier: a line that begins exactly at `von` follows a break; any other belongs to the part before.
    let stelle = von === 0 ? 0 : von - 1
    let anfang = von === 0
    for (;;) {
      const gelesen = await griff.read(Buffer.allocUnsafe(STUECK), 0, STUECK, stelle + rest.length)
      const ende = gelesen.bytesRead === 0
      const puffer = Buffer.concat([rest, gelesen.buffer.subarray(0, gelesen.bytesRead)])
      const zeilen: Zeile[] = []
      let fertig = false
      let ab = 0
      for (let i = puffer.indexOf(UMBRUCH); i >= 0; i = puffer.indexOf(UMBRUCH, ab)) {
        fertig = anfang && stelle + ab >= bis
        if (fertig) break
        if (anfang && i > ab) zeilen.push({ stelle: stelle + ab, text: puffer.toString('utf8', ab, i) })
        anfang = true
        ab = i + 1
      }
      rest = puffer.subarray(ab)
      stelle += ab
      if (ende && !fertig && anfang && rest.length > 0 && stelle < bis)
        zeilen.push({ stelle, text: rest.toString('utf8') })
      if (zeilen.length > 0) yield zeilen
      if (ende || fertig) return
    }
  } finally {
    await griff.close()
  }
}
