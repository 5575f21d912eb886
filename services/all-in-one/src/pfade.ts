import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { datenpfade } from '@weiche/installation'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The pages as they are built from their sources; no data. */
export const bauordner = join(root, '.weiche', 'seiten')

/** Everything that lasts lies in one folder; a brought mongod beside it, so that a reset does not fetch it again. */
export function pfadeOf(daten: string) {
  const ordner = resolve(root, daten)
  return {
    ...datenpfade(ordner),
    bin: join(root, '.weiche', 'bin'),
    rules: join(root, 'rules'),
    austauschordner: join(ordner, 'austausch'),
    austausch: {
      brief: join(ordner, 'austausch', 'brief'),
      eakte: join(ordner, 'austausch', 'eakte'),
      posteingang: join(ordner, 'austausch', 'posteingang'),
    },
    fachverfahren: (name: string) => join(ordner, 'austausch', `fachverfahren-${name}`),
    vorfuehrung: join(ordner, 'vorfuehrung.json'),
  }
}
export type Pfade = ReturnType<typeof pfadeOf>
