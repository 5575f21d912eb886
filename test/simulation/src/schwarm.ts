import { Worker } from 'node:worker_threads'
import type { Arbeitsauftrag, Bitte } from './arbeiter.ts'
import type { Lauf } from './spieler.ts'

export type Bericht = Lauf & { dauer: number }

/** Worlds in threads of their own, whose time and chance are replaced: this thread keeps the real ones. */
export type Schwarm = {
  /** In any order; ends early when `sieh` says so. */
  spiele(seeds: Iterable<number>, sieh: (bericht: Bericht) => boolean): Promise<void>
  close(): Promise<void>
}

export async function createSchwarm(auftrag: Arbeitsauftrag, threads: number): Promise<Schwarm> {
  const workers = await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./arbeiter.ts', import.meta.url), { workerData: auftrag })
      await naechste(worker)
      return worker
    }),
  )
  return {
    async spiele(seeds, sieh) {
      const rest = seeds[Symbol.iterator]()
      let genug = false
      await Promise.all(
        workers.map(async (worker) => {
          for (let next = rest.next(); !genug && !next.done; next = rest.next()) {
            worker.postMessage({ seed: next.value } satisfies Bitte)
            if (sieh((await naechste(worker)) as Bericht) === false) genug = true
          }
        }),
      )
    },
    close: async () => void (await Promise.all(workers.map((w) => w.terminate()))),
  }
}

function naechste(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const off = () =>
      worker.removeListener('message', done).removeListener('error', failed).removeListener('exit', ended)
    const done = (message: unknown) => {
      off()
      resolve(message)
    }
    const failed = (error: Error) => {
      off()
      reject(error)
    }
    const ended = (code: number) => failed(new Error(`der Arbeiter endete mit ${code}`))
    worker.on('message', done).on('error', failed).on('exit', ended)
  })
}
