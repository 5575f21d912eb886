import { writeFile } from 'node:fs/promises'
import type { Probefall } from '@weiche/werkbank'

/** An ordinary case file, one case per line; never all in memory. */
export async function schreibeFaelle(datei: string, faelle: Iterable<Probefall>): Promise<void> {
  function* zeilen() {
    for (const fall of faelle) yield `${JSON.stringify(fall)}\n`
  }
  await writeFile(datei, zeilen())
}
