import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepAlive } from '@weiche/nebenprogramm'

export type KindOptions = {
  name: string
  /** Program and arguments of the process, for the port given. */
  program: string
  args(port: number): string[]
  env: NodeJS.ProcessEnv
  /** 0 = a free one, which it keeps when it is started again. */
  port: number
  say(text: string): void
  /** How long it may take to finish what it began. */
  stopMs?: number
}

/** A process that is kept alive. */
export type Kind = {
  name: string
  /** Resolves with its port when it was ready for the first time. */
  bereit: Promise<number>
  pid(): number | undefined
  /** Asks it to take nothing new and to finish; who is not done by then is killed, and others go on from the log. */
  stop(): Promise<void>
}

/**
 * Many processes share the cores of one machine, and cleaning up memory took a tenth of all CPU: not side by side, not in a heap that
 * grows in small steps, not whenever little is to be done.
 */
const FLAGS = [
  ...['--disable-warning=ExperimentalWarning', '--single-threaded-gc', '--no-memory-reducer'],
  ...['--initial-heap-size=192', '--min-semi-space-size=16', '--max-semi-space-size=16'],
]
const STOP_MS = 25_000

/** Starts it again whenever it ends and says so, until it is stopped. */
export function startKind({ name, program, args, env, say, stopMs = STOP_MS, ...options }: KindOptions): Kind {
  const ready = Promise.withResolvers<number>()
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let port = options.port

  async function live(): Promise<string> {
    const born = fork(program, args(port), { env, execArgv: FLAGS })
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

  const onEnd = (grund: string, pauseMs: number) =>
    say(`${name} hat sich beendet (${grund}); neuer Start in ${(pauseMs / 1000).toFixed(1).replace('.', ',')} s.`)
  const kept = keepAlive({ live, onEnd }, stopping.signal)
  return {
    name,
    bereit: ready.promise,
    pid: () => child?.pid,
    async stop() {
      stopping.abort()
      child?.kill('SIGTERM')
      const patience = new AbortController()
      const late = sleep(stopMs, undefined, { signal: patience.signal }).then(
        () => child?.kill('SIGKILL'),
        () => undefined,
      )
      await kept
      patience.abort()
      await late
    },
  }
}
