import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Everything that lasts lies in one folder; a brought mongod beside it, so that a reset does not fetch it again. */
export function pfadeOf(daten: string) {
  const ordner = resolve(root, daten)
  return {
    daten: ordner,
    bin: join(root, '.weiche', 'bin'),
    rules: join(root, 'rules'),
    hauptschluessel: join(ordner, 'geheim', 'hauptschluessel'),
    kopfschluessel: join(ordner, 'geheim', 'kopfschluessel'),
    koepfe: join(ordner, 'zeuge', 'koepfe.jsonl'),
    austauschordner: join(ordner, 'austausch'),
    austausch: {
      brief: join(ordner, 'austausch', 'brief'),
      eakte: join(ordner, 'austausch', 'eakte'),
    },
    fachverfahren: (name: string) => join(ordner, 'austausch', `fachverfahren-${name}`),
    vorfuehrung: join(ordner, 'vorfuehrung.json'),
  }
}
export type Pfade = ReturnType<typeof pfadeOf>
