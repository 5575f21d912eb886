import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A generated secret that stays the same: read when the file is there, else made with mode 0600. Two starts at
 * once agree on one, because only one can link the name.
 */
export function lastingSecret(file: string, make: () => string): string {
  const known = read(file)
  if (known !== undefined) return known
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, make(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** 192 random bits, safe in a URI. */
export const newPassword = (): string => randomBytes(24).toString('base64url')
/** What mongod accepts as content of a key file. */
export const newKeyFile = (): string => randomBytes(384).toString('base64')
