import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { isCode } from './datei.ts'

/** `undefined` = none of them is there. Never follows a symbolic link that somebody put there. */
export function readFirst(pfade: readonly string[]): Uint8Array | Error | undefined {
  for (const pfad of pfade) {
    try {
      return readPlain(pfad)
    } catch (error) {
      if (!isCode(error, 'ENOENT')) return error as Error
    }
  }
  return undefined
}

function readPlain(pfad: string): Uint8Array {
  const file = openSync(pfad, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}
