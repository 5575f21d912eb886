import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Aufbau, Frage, Nachricht, Verbrauch } from './nachricht.ts'

export type Produkt = {
  url: string
  /** Told as it happens. */
  onVersandt(listen: (vorgangId: string, zeit: number) => void): void
  /** Resolves when nothing is under way any more. */
  ruhe(): Promise<Verbrauch>
  ende(): Promise<void>
}

/** Starts the product as a child. `execArgv`: options of Node, for example a CPU profile. */
export async function startProdukt(aufbau: Aufbau, execArgv: readonly string[] = []): Promise<Produkt> {
  const child = fork(fileURLToPath(new URL('./produkt.ts', import.meta.url)), [], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
  })
  const gone = once(child, 'exit')
  // It names the password of the database, which has no place in a command line.
  child.send(aufbau)
  const waiting = new Map<number, (verbrauch: Verbrauch) => void>()
  let listen: (vorgangId: string, zeit: number) => void = () => undefined
  let nr = 0
  const ask = (frage: Frage) => void child.send(frage)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Das Produkt hat sich mit ${code} beendet.`)))
    child.on('message', (n: Nachricht) => {
      if (n.typ === 'bereit') resolve(n.port)
      else if (n.typ === 'versandt') for (const [id, zeit] of n.vorgaenge) listen(id, zeit)
      else waiting.get(n.nr)?.(n.verbrauch)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    onVersandt(next) {
      listen = next
    },
    ruhe: () =>
      new Promise((resolve) => {
        waiting.set(++nr, resolve)
        ask({ typ: 'ruhe', nr })
      }),
    async ende() {
      ask({ typ: 'ende' })
      await gone
    },
  }
}
