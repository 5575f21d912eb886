import type { Pfade } from '@weiche/all-in-one'

export type Ordnername = 'brief' | 'soziales' | 'eakte'

/** The exchange folder of a receiver. */
export function ordnerOf({ austausch, fachverfahren }: Pfade, name: Ordnername): string {
  return name === 'soziales' ? fachverfahren(name) : austausch[name]
}
