import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The file of heads, outside MongoDB: lines are only ever added, each on disk before the next. */
export type KopfDatei = {
  /** undefined in a new file. */
  lastLine: string | undefined
  append(line: string): Promise<void>
  close(): Promise<void>
}

/** Opens the file; a last line torn by a crash was never relied on and is cut off. */
export async function openKopfDatei(datei: string): Promise<KopfDatei> {
  await mkdir(dirname(datei), { recursive: true })
  const writer = await open(datei, 'a+', 0o640)
  const { end, lastLine } = await findEnd(writer)
  let size = end
  if ((await writer.stat()).size > end) {
    await writer.truncate(end)
    await writer.datasync()
  }
  return {
    lastLine,
    async append(line) {
      const bytes = Buffer.from(`${line}\n`)
      // Somebody else wrote or removed heads; going on would bury it.
      if ((await writer.stat()).size !== size) throw new Error(`file of heads ${datei} was changed by somebody else`)
      await writer.appendFile(bytes)
      await writer.datasync()
      size += bytes.length
    },
    close: () => writer.close(),
  }
}

const BLOCK = 64 * 1024

/** Reads backwards until the last complete line is there. */
export async function findEnd(file: FileHandle): Promise<{ end: number; lastLine: string | undefined }> {
  const { size } = await file.stat()
  for (let length = Math.min(BLOCK, size); ; length = Math.min(length * 4, size)) {
    const tail = Buffer.alloc(length)
    await file.read(tail, 0, length, size - length)
    const end = tail.lastIndexOf('\n')
    const before = end > 0 ? tail.lastIndexOf('\n', end - 1) : -1
    if (end >= 0 && (before >= 0 || length === size)) {
      return { end: size - length + end + 1, lastLine: tail.subarray(before + 1, end).toString('utf8') }
    }
    if (length === size) return { end: 0, lastLine: undefined }
  }
}
