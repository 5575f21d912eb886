import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** Room for an installation and its load in this test, and not for much more. */
const GROESSE = '4g'

/** The folder becomes a file system of its own that can be filled up; undefined = not allowed here. */
export function haengeEin(ordner: string): { loese(): void } | undefined {
  mkdirSync(ordner, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${GROESSE},mode=700`, 'tmpfs', ordner], { stdio: 'ignore' })
    return { loese: () => void execFileSync('umount', ['-l', ordner], { stdio: 'ignore' }) }
  } catch {
    return undefined
  }
}
