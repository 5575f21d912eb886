import { open } from 'node:fs/promises'

/** Begins with a dot: receivers must not look at it. */
export const TEMP = /^\..+\.tmp$/

/** Makes the names in a folder durable, not only the bytes of its files. */
export async function syncFolder(ordner: string): Promise<void> {
  const folder = await open(ordner, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
