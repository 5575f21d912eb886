import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Logger } from '@weiche/controller'
import { z } from 'zod'
import type { Begleitdaten, Verbleib } from './posteingang.ts'

/** Larger than any attachment may be, with room for what a mail adds. */
const MAX_BYTES = 60_000_000
const ENDUNG = /\.(pdf|eml)$/i
const Daten = z.object({
  vorgangId: z.string().max(40).optional(),
  eingangsdatum: z.iso.date().optional(),
  art: z.string().max(60).optional(),
})

export type Ungeklaert = { datei: string; code: string; text: string; seit: string }

/** Takes a piece of post to its Vorgang. */
export type Nimm = (name: string, bytes: Uint8Array, daten: Begleitdaten) => Promise<Verbleib>

/**
 * The exchange folder of the post room. `<name>.pdf` or `<name>.eml`, beside it `<name>.json` if it has something to say.
 * Whoever writes gives the name last, by renaming. A piece leaves the folder only when the log has it (`archiv/`) or a
 * person has to look (`ungeklaert/`, with the reason beside): killed at any instant it is still there.
 */
export function createPosteingangOrdner(pfad: string, nimm: Nimm, deps: { logger: Logger; jetzt(): Date }) {
  const archiv = join(pfad, 'archiv')
  const ungeklaert = join(pfad, 'ungeklaert')

  async function one(name: string): Promise<void> {
    const { size } = await stat(join(pfad, name))
    const verbleib: Verbleib =
      size > MAX_BYTES
        ? { kind: 'ungeklaert', code: 'zu-gross', text: 'Die Datei ist größer als 60 MB.' }
        : await nimm(name, await readFile(join(pfad, name)), await readDaten(join(pfad, `${parse(name).name}.json`)))
    const isOpen = verbleib.kind === 'ungeklaert'
    const ziel = isOpen ? ungeklaert : archiv
    const neu = await freeName(ziel, name)
    if (isOpen) {
      const { code, text } = verbleib
      const note: Ungeklaert = { datei: neu, code, text, seit: deps.jetzt().toISOString() }
      await writeFile(join(ziel, `${neu}.grund.json`), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o640 })
      deps.logger.warn('posteingang.ungeklaert', { code })
    }
    await rename(join(pfad, name), join(ziel, neu))
    const beside = `${parse(name).name}.json`
    await rename(join(pfad, beside), join(ziel, `${parse(neu).name}.json`)).catch(() => undefined)
  }

  return {
    /** Looks through the folder once; what cannot be done now stays for the next time. Returns how many were dealt with. */
    async runde(): Promise<number> {
      for (const ordner of [archiv, ungeklaert]) await mkdir(ordner, { recursive: true, mode: 0o750 })
      const names = (await readdir(pfad)).filter((name) => ENDUNG.test(name) && !name.startsWith('.')).sort()
      let done = 0
      for (const name of names)
        await one(name).then(
          () => done++,
          (error) => deps.logger.error('posteingang.fehlgeschlagen', {}, error),
        )
      return done
    },
  }
}

/** What waits for a person in the folder of the post room, the oldest first. */
export async function liesUngeklaert(pfad: string): Promise<Ungeklaert[]> {
  const ordner = join(pfad, 'ungeklaert')
  const names = await readdir(ordner).catch(() => [])
  const notes: Ungeklaert[] = []
  for (const name of names.filter((n) => ENDUNG.test(n))) {
    const text = await readFile(join(ordner, `${name}.grund.json`), 'utf8').catch(() => '{}')
    notes.push({ ...{ datei: name, code: '', text: '', seit: '' }, ...(JSON.parse(text) as Partial<Ungeklaert>) })
  }
  return notes.sort((a, b) => a.seit.localeCompare(b.seit))
}

/** What cannot be understood says nothing; the piece itself still counts. */
async function readDaten(path: string): Promise<Begleitdaten> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  try {
    return Daten.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Nothing is overwritten: a second piece of the same name gets a number. */
async function freeName(ordner: string, name: string): Promise<string> {
  const taken = new Set(await readdir(ordner))
  const { name: stem, ext } = parse(name)
  let free = name
  for (let i = 2; taken.has(free); i++) free = `${stem}-${i}${ext}`
  return free
}
