import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { link, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Begins with a dot: receivers must not look at it. */
export const TEMP = /^\..+\.tmp$/

/** Exclusive and whole: a temporary file in the same folder is fsynced, then linked. The caller syncs the folder. */
export async function linkNew(ordner: string, name: string, bytes: Uint8Array): Promise<'neu' | 'schon-da'> {
  const temp = join(ordner, `.${name}.${randomUUID()}.tmp`)
  const file = await open(temp, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
    await link(temp, join(ordner, name))
    return 'neu'
  } catch (error) {
    if (isCode(error, 'EEXIST')) return 'schon-da'
    throw error
  } finally {
    await file.close()
    await unlink(temp)
  }
}

/** `undefined` = there is none. Never follows a symbolic link that somebody put there. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Makes the names in a folder durable, not only the bytes of its files. */
export async function syncFolder(ordner: string): Promise<void> {
  const folder = await open(ordner, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Whoever asks while a run is under way waits for the next one, together with all others: a run covers what was done before it began. */
export function shared(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  function begin(): Promise<void> {
    next = undefined
    running = run().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return begin()
    next ??= running.then(begin, begin)
    return next
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
