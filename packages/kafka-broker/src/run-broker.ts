import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type RunningBroker = { pid: number; exited: Promise<void>; hasExited(): boolean; stop(): Promise<void> }

const STOP_MS = 15_000

/**
 * Starts a JVM in its own process group: Ctrl-C goes to us, and we end it after the services. A small shell waits for the end
 * of a pipe that only we hold open: however we die, it asks the broker to end.
 */
export function runBroker(java: string, args: readonly string[], logFile: string): RunningBroker {
  const out = openSync(logFile, 'a')
  const child = spawn(java, args, { detached: true, stdio: ['ignore', out, out] })
  closeSync(out)
  let over = false
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      over = true
      resolve()
    }
    child.once('error', end)
    child.once('exit', end)
  })
  const pid = child.pid ?? 0
  if (pid > 0 && process.platform !== 'win32') {
    const watch = spawn('sh', ['-c', 'read _; kill -CONT "$0"; kill "$0"', String(pid)], {
      ...{ detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
    })
    watch.on('error', () => undefined)
    watch.unref()
    void exited.then(() => watch.kill('SIGKILL'))
  }
  return {
    pid,
    exited,
    hasExited: () => over,
    async stop() {
      if (over) return
      child.kill('SIGCONT')
      child.kill('SIGTERM')
      await Promise.race([exited, sleep(STOP_MS, undefined, { ref: false })])
      if (!over) child.kill('SIGKILL')
      await exited
    },
  }
}
