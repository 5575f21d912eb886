import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoFehler } from './mongo-fehler.ts'

/** Beside the data lies who runs on it: our process, so that a second start and an orphan can be told apart. */
const ownerFile = (dbpath: string) => join(dbpath, 'weiche.pid')

export function noteOwner(dbpath: string): void {
  writeFileSync(ownerFile(dbpath), String(process.pid))
}

/**
 * A mongod on this data whose starter was killed is ended before a new one starts; one whose starter lives is
 * left alone, and the second start is refused. `mongod.lock` holds the pid; the command line proves it is that one.
 */
export async function endLeftover(dbpath: string, say: (text: string) => void): Promise<void> {
  const pid = readPid(join(dbpath, 'mongod.lock'))
  if (pid === undefined || !commandLine(pid).includes(dbpath)) return
  const owner = readPid(ownerFile(dbpath))
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    throw new MongoFehler(
      `Auf diesem Datenordner läuft Weiche schon (Prozess ${owner}). ` +
        'Abhilfe: den laufenden Prozess beenden oder einen anderen Datenordner angeben.',
    )
  }
  say(`Ein mongod vom letzten Lauf (Prozess ${pid}) ist noch da und wird beendet.`)
  await end(pid)
}

/** Does a mongod work on these data, with a starter who lives (which may be this process)? */
export function isRunning(dbpath: string): boolean {
  const pid = readPid(join(dbpath, 'mongod.lock'))
  const owner = readPid(ownerFile(dbpath))
  return pid !== undefined && owner !== undefined && isAlive(owner) && commandLine(pid).includes(dbpath)
}

/** Ends a process we know to be ours: asks, waits up to 20 s, then insists. */
export async function end(pid: number): Promise<void> {
  if (!signal(pid, 'SIGTERM')) return
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!isAlive(pid)) return
    await sleep(50)
  }
  signal(pid, 'SIGKILL')
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim())
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie that nobody waits for has ended as far as its files and ports are concerned.
    return signal(pid, 0) && !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return signal(pid, 0)
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

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
