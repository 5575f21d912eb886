import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { kuerzeFall, type Probefall, type Vorbereitet } from '@weiche/werkbank'

/** Writes a prepared case file: its head, then one line for each case. Never all in memory. Answers how many there are. */
export async function schreibeVorbereitet(
  datei: string,
  kopf: Vorbereitet,
  faelle: Iterable<Probefall> | AsyncIterable<Probefall>,
): Promise<number> {
  const strom = createWriteStream(datei)
  const fertig = finished(strom)
  let anzahl = 0
  strom.write(`${JSON.stringify(kopf)}\n`)
  for await (const fall of faelle) {
    anzahl++
    if (!strom.write(`${JSON.stringify(kuerzeFall(fall, kopf.felder))}\n`))
      await Promise.race([once(strom, 'drain'), fertig])
  }
  strom.end()
  await fertig
  return anzahl
}
