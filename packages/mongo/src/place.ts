import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type FetchTarget = { target: string; say(text: string): void; downloadBase?: string | undefined }

/** Lets `make` build a program in a folder of its own and puts it in place in one step: two starts do not disturb each other. */
export async function placeAtomically(target: string, make: (folder: string) => Promise<string>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), '.holen-'))
  try {
    const made = await make(folder)
    chmodSync(made, 0o755)
    renameSync(made, target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
