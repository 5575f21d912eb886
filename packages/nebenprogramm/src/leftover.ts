import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { isAlive } from './alive.ts'
import { stop } from './stop.ts'

/** Where a program works that only one may work on: the file that says who does, and a path its command line names. */
export type Platz = { pidDatei: string; kennzeichen: string }

/** Beside the data lies which program works on it and who started it: a second start and an orphan can be told apart. */
export function noteOwner({ pidDatei }: Platz, pid: number): void {
  writeFileSync(pidDatei, `${pid} ${process.pid}`)
}

/**
 * A program whose starter was killed is ended before a new one starts; with a starter who lives nothing is done: two on
 * one folder would harm it.
 */
export async function endLeftover(
  platz: Platz,
): Promise<{ kind: 'frei' } | { kind: 'beendet'; pid: number } | { kind: 'besetzt'; starter: number }> {
  const { pid, starter } = read(platz)
  if (!pid || !isAtWork(pid, platz)) return { kind: 'frei' }
  if (starter && isAlive(starter)) return { kind: 'besetzt', starter }
  await stop(pid)
  return { kind: 'beendet', pid }
}

/** Does a program work there, with a starter who lives (which may be this process)? */
export function isRunning(platz: Platz): boolean {
  const { pid, starter } = read(platz)
  return pid !== undefined && starter !== undefined && isAlive(starter) && isAtWork(pid, platz)
}

function read({ pidDatei }: Platz): { pid?: number | undefined; starter?: number | undefined } {
  try {
    const [pid, starter] = readFileSync(pidDatei, 'utf8').split(' ').map(Number)
    return { pid: pid && pid > 1 ? pid : undefined, starter }
  } catch {
    return {}
  }
}

/** Process numbers are used again: only the command line proves that it is that program. */
const isAtWork = (pid: number, { kennzeichen }: Platz): boolean =>
  isAlive(pid) && commandLine(pid).includes(kennzeichen)

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    try {
      return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
    } catch {
      return ''
    }
  }
}
