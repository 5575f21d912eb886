import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './alive.ts'

const STOP_MS = 20_000

/** Ends a process we know to be ours: wakes it when it is frozen, asks, waits up to 20 s, then insists. */
export async function stop(pid: number): Promise<void> {
  signal(pid, 'SIGCONT')
  signal(pid, 'SIGTERM')
  for (let waited = 0; waited < STOP_MS; waited += 50) {
    if (!isAlive(pid)) return
    await sleep(50)
  }
  signal(pid, 'SIGKILL')
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has just ended.
  }
}
