import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

export type KindOptions = {
  name: string
  /** Program and arguments of the process, for the port given. */
  program: string
  args(port: number): string[]
  env: NodeJS.ProcessEnv
  /** 0 = a free one, which it keeps when it is started again. */
  port: number
  say(text: string): void
}

/** A process that is kept alive. */
export type Kind = {
  name: string
  /** Resolves with its port when it was ready for the first time. */
  bereit: Promise<number>
  pid(): number | undefined
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** Who lived so long may begin anew with short pauses. */
const LONG_LIFE_MS = 60_000
const STOP_MS = 25_000

/** Starts it again whenever it ends, with growing pauses, and says so, until it is stopped. */
export function startKind({ name, program, args, env, say, ...options }: KindOptions): Kind {
  const ready = Promise.withResolvers<number>()
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let port = options.port

  async function live(): Promise<string> {
    const born = fork(program, args(port), { env, execArgv: ['--disable-warning=ExperimentalWarning'] })
    child = born
    born.once('message', (message) => {
      port = (message as { port: number }).port
      ready.resolve(port)
    })
    const [code, signal] = (await once(born, 'exit').catch((error: Error) => [error.message, null])) as [
      unknown,
      unknown,
    ]
    child = undefined
    return signal === null ? `Code ${code}` : String(signal)
  }

  async function keep(): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (!stopping.signal.aborted) {
      const began = performance.now()
      const grund = await live()
      if (stopping.signal.aborted) return
      if (performance.now() - began > LONG_LIFE_MS) pause = FIRST_PAUSE_MS
      say(`${name} hat sich beendet (${grund}); neuer Start in ${(pause / 1000).toFixed(1).replace('.', ',')} s.`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    }
  }

  const kept = keep()
  return {
    name,
    bereit: ready.promise,
    pid: () => child?.pid,
    async stop() {
      stopping.abort()
      child?.kill('SIGTERM')
      const patience = new AbortController()
      const late = sleep(STOP_MS, undefined, { signal: patience.signal }).then(
        () => child?.kill('SIGKILL'),
        () => undefined,
      )
      await kept
      patience.abort()
      await late
    },
  }
}
