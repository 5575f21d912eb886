import { registerHooks } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Mutation } from './mutationen.ts'
import type { Vorrat } from './vorrat.ts'

export type Arbeitsauftrag = { vorrat: Vorrat; mutation?: Mutation }
export type Bitte = { seed: number }

const { vorrat, mutation } = workerData as Arbeitsauftrag
if (mutation && 'datei' in mutation) {
  const { datei, von, nach } = mutation
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(datei)) return loaded
      const source = String(loaded.source)
      if (source.split(von).length !== 2) throw new Error(`Mutation: „${von}“ steht nicht genau einmal in ${datei}`)
      return { ...loaded, source: source.replace(von, nach) }
    },
  })
}

// After the hook: what is mutated must not be loaded yet.
const { echteZeit } = await import('./umwelt.ts')
const { createSpieler } = await import('./spieler.ts')
const spiele = await createSpieler(vorrat, mutation)
let error: unknown
process.on('unhandledRejection', (reason) => {
  error = reason
})

parentPort!.on('message', async ({ seed }: Bitte) => {
  const begin = echteZeit()
  const { geschichte, ...lauf } = await spiele(seed)
  if (error !== undefined) lauf.verstoesse.push(`unbehandelt: ${error instanceof Error ? error.stack : error}`)
  error = undefined
  parentPort!.postMessage({ ...lauf, geschichte, dauer: echteZeit() - begin })
})
parentPort!.postMessage('bereit')
