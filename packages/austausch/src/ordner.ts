import { link, mkdir, readdir, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isCode, syncFolder, TEMP } from './datei.ts'
import { dateiname, type Effekt, nameOf, parseName } from './effekt.ts'
import { imFaden } from './faden.ts'

/** One file of an effect; its name is made from the effect, never taken from outside. */
export type Datei = { art: string; endung: string; bytes: Uint8Array }

export type Ordner = {
  /**
   * Writes the files, the last only when all others are durable: its presence means complete. Same name and same bytes =
   * done before; the archive is not looked at, that is for who asks first (`lies`). Throws when a name holds other bytes.
   * Returns the names in order.
   */
  schreibe(effekt: Effekt, dateien: readonly Datei[]): Promise<string[]>
  /** A file by name, also when it was archived; `undefined` = never written. */
  lies(name: string): Promise<Buffer | undefined>
  /**
   * Moves what the receiver acknowledged (`<effect>.quittung`) and the log proves into `archiv/`; returns the effects moved.
   * The quittung stays: should a slow second writer bring a file back, the receiver still sees that it has it.
   */
  archiviere(isBelegt: (effekt: Effekt) => Promise<boolean>): Promise<string[]>
  /** Removes temporary files of killed writers, older than `vor`. Returns how many. */
  raeumeAuf(vor: Date): Promise<number>
}

const QUITTUNG = '.quittung'

export async function createOrdner(pfad: string): Promise<Ordner> {
  const archiv = join(pfad, 'archiv')
  await mkdir(archiv, { recursive: true, mode: 0o750 })
  await syncFolder(pfad)
  await syncFolder(dirname(pfad))

  return {
    async schreibe(effekt, dateien) {
      const names = dateien.map((d) => dateiname({ ...effekt, art: d.art }, d.endung))
      if (new Set(names).size !== names.length) throw new Error(`Doppelte Dateinamen in ${nameOf(effekt)}.`)
      await imFaden({ ordner: pfad, archiv, dateien: dateien.map(({ bytes }, i) => ({ name: names[i]!, bytes })) })
      return names
    },

    async lies(name) {
      const bytes = await imFaden({ pfade: [join(pfad, name), join(archiv, name)] })
      return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    },

    async archiviere(isBelegt) {
      const names = await readdir(pfad)
      const groups = Map.groupBy(
        names.filter((n) => !n.endsWith(QUITTUNG)),
        stemOf,
      )
      const moved: string[] = []
      for (const quittung of names.filter((n) => n.endsWith(QUITTUNG))) {
        const effekt = parseName(quittung.slice(0, -QUITTUNG.length))
        const files = effekt && groups.get(`${effekt.vorgangId}_${effekt.seq}`)
        if (!effekt || !files || !(await isBelegt(effekt))) continue
        for (const name of files) await linkAnyway(join(pfad, name), join(archiv, name))
        await syncFolder(archiv)
        for (const name of files) await unlink(join(pfad, name))
        moved.push(nameOf(effekt))
      }
      await syncFolder(pfad)
      return moved
    },

    async raeumeAuf(vor) {
      const torn = (await readdir(pfad)).filter((name) => TEMP.test(name))
      let removed = 0
      for (const name of torn) {
        const found = await stat(join(pfad, name)).catch(ignoreMissing)
        // A writer at work is faster: its temporary file is gone already.
        if (!found || found.mtime >= vor) continue
        await unlink(join(pfad, name)).catch(ignoreMissing)
        removed++
      }
      return removed
    },
  }
}

/** All files of one ordering commit share Vorgangs-ID and seq: they move together. */
function stemOf(name: string): string {
  const effekt = parseName(name.slice(0, Math.max(0, name.lastIndexOf('.'))))
  return effekt ? `${effekt.vorgangId}_${effekt.seq}` : ''
}

async function linkAnyway(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
}

function ignoreMissing(error: unknown): undefined {
  if (!isCode(error, 'ENOENT')) throw error
}
