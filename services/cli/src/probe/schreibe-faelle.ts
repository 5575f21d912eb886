import { writeFile } from 'node:fs/promises'
import type { Paket } from '@weiche/regelwerk'
import { erfinde, liesFaelle, zufallAus } from '@weiche/werkbank'

/** A case file of made-up cases, one per line; never all in memory. */
export async function schreibeFaelle(
  datei: string,
  { paket, dateien }: { paket: Paket; dateien: Record<string, string> },
  anzahl: number,
  seed: number,
): Promise<void> {
  const faelle = [...liesFaelle(dateien).faelle.values()]
  function* zeilen() {
    for (let i = 0; i < anzahl; i++) yield `${JSON.stringify(erfinde(paket, faelle, i, zufallAus(seed + i)))}\n`
  }
  await writeFile(datei, zeilen())
}
