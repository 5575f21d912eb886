import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { giveWay } from './give-way.ts'
import { stop } from './stop.ts'

/** A program that runs beside ours and ends with it. */
export type Nebenprogramm = {
  pid: number
  /** Resolves with its code; null when a signal ended it or it could not be started. */
  exited: Promise<number | null>
  hasExited(): boolean
  stop(): Promise<void>
}

/**
 * Starts a program in its own process group: Ctrl-C goes to us, and we end it after the services. What it says goes into
 * the file, or nowhere. However we die, it is asked to end. `givesWay`: to whoever computes, see `giveWay`.
 */
export function runBeside(
  program: string,
  args: readonly string[],
  options: { logFile?: string; env?: NodeJS.ProcessEnv; givesWay?: boolean } = {},
): Nebenprogramm {
  const out = options.logFile === undefined ? ('ignore' as const) : openSync(options.logFile, 'a')
  const env = options.env ? { env: options.env } : {}
  const child = spawn(program, args, { detached: true, stdio: ['ignore', out, out], ...env })
  if (out !== 'ignore') closeSync(out)
  let over = false
  const exited = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      over = true
      resolve(code)
    }
    child.once('error', () => end(null))
    child.once('exit', end)
  })
  const { pid } = child
  if (pid !== undefined) endWithUs(pid, exited)
  if (pid !== undefined && options.givesWay) void giveWay(pid)
  return {
    pid: pid ?? 0,
    exited,
    hasExited: () => over,
    async stop() {
      if (over || pid === undefined) return
      await stop(pid)
      await exited
    },
  }
}

/** A small shell waits for the end of a pipe that only we hold open. */
function endWithUs(pid: number, exited: Promise<unknown>): void {
  if (process.platform === 'win32') return
  const watch = spawn('sh', ['-c', 'read _; kill -CONT "$0"; kill "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => undefined)
  watch.unref()
  void exited.then(() => watch.kill('SIGKILL'))
}
