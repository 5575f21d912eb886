import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode, syncFolder } from './datei.ts'
import { type Effekt, parseName } from './effekt.ts'
import { readFirst } from './lesen.ts'

const ENDUNG = '.unzustellbar'
export const ruecklaufgruende = [
  'unbekannt-verzogen',
  'anschrift-falsch',
  'annahme-verweigert',
  'nicht-abgeholt',
  'verstorben',
  'sonstiges',
] as const
export type Ruecklaufgrund = (typeof ruecklaufgruende)[number]
export type Ruecklaeufer = { datei: string; effekt: Effekt; grund: Ruecklaufgrund }

/**
 * What the print shop put back: `<effect>.unzustellbar`, empty or with the reason as `{"grund": "unbekannt-verzogen"}`. An
 * unknown reason is `sonstiges`: that the letter came back matters more than why.
 */
export async function liesRuecklauf(pfad: string): Promise<Ruecklaeufer[]> {
  const names = await readdir(pfad).catch((error) => {
    if (isCode(error, 'ENOENT')) return []
    throw error
  })
  const found: Ruecklaeufer[] = []
  for (const datei of names.filter((name) => name.endsWith(ENDUNG) && !name.startsWith('.'))) {
    const effekt = parseName(datei.slice(0, -ENDUNG.length))
    if (!effekt) continue
    const inhalt = readFirst([join(pfad, datei)])
    if (inhalt instanceof Error) throw inhalt
    found.push({ datei, effekt, grund: reasonIn(inhalt) })
  }
  return found
}

/** Done with: out of the way, kept. */
export async function legeRuecklaeuferAb(pfad: string, { datei }: Ruecklaeufer): Promise<void> {
  const archiv = join(pfad, 'archiv')
  await mkdir(archiv, { recursive: true, mode: 0o750 })
  await rename(join(pfad, datei), join(archiv, datei))
  await syncFolder(archiv)
}

function reasonIn(bytes: Uint8Array = new Uint8Array()): Ruecklaufgrund {
  try {
    const { grund } = JSON.parse(Buffer.from(bytes.subarray(0, 10_000)).toString('utf8')) as { grund?: unknown }
    return ruecklaufgruende.find((known) => known === grund) ?? 'sonstiges'
  } catch {
    return 'sonstiges'
  }
}
