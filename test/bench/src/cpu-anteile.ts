import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Frame = { functionName: string; url: string }
type Profil = {
  nodes: { id: number; callFrame: Frame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}
/** Where CPU time of one thread was spent: ms by place (package of ours, library, node module). */
export type Anteile = Map<string, number>

/** Waiting: for the event loop, or of a worker for its next job. */
const REST = new Set(['(idle)', '(root)', 'atomicsWaitLoop'])

/** Adds up all profiles of a folder, one per thread. Time in native code counts for whoever called it. */
export function readAnteile(folder: string): Anteile {
  const total: Anteile = new Map()
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.cpuprofile'))) {
    const profil = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profil
    for (const [place, ms] of anteileOf(profil)) total.set(place, (total.get(place) ?? 0) + ms)
  }
  return total
}

export function anteileOf({ nodes, samples, timeDeltas }: Profil): Anteile {
  const places = new Map<number, string>()
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const walk = (id: number, above: string): void => {
    const { callFrame, children = [] } = byId.get(id)!
    const here = placeOf(callFrame) ?? above
    places.set(id, here)
    for (const child of children) walk(child, here)
  }
  walk(nodes[0]!.id, '(ohne Ort)')
  const anteile: Anteile = new Map()
  for (const [i, id] of samples.entries()) {
    const place = places.get(id)!
    if (REST.has(place)) continue
    anteile.set(place, (anteile.get(place) ?? 0) + timeDeltas[i]! / 1000)
  }
  return anteile
}

function placeOf({ functionName, url }: Frame): string | undefined {
  if (functionName.startsWith('(') || functionName === 'atomicsWaitLoop') return functionName
  const library = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1]
  if (library) return library
  const own = /\/((?:packages|services|test)\/[^/]+)\//.exec(url)?.[1]
  return own ?? /^node:(?:internal\/)?[^/]+/.exec(url)?.[0]
}
