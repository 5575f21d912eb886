import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OffeneInstallation, oeffneInstallation } from '@weiche/installation'
import { isTransient, MongoFehler } from '@weiche/mongo'
import type { Ausgabe, Endwert } from './befehl.ts'
import { liesUmgebung } from './umgebung.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The options of every command that looks at the data of an installation. */
export const DATEN = { daten: { type: 'string', default: '.weiche/daten' } } as const
export const DATEN_HILFE = '  --daten ORDNER     Ordner der Installation (Vorgabe .weiche/daten)'

/** Opens the installation, runs, closes. What stands in the way is said in German. */
export async function mitInstallation(
  daten: string,
  { say }: Pick<Ausgabe, 'say'>,
  run: (installation: OffeneInstallation) => Promise<Endwert>,
): Promise<Endwert> {
  let installation: OffeneInstallation | undefined
  try {
    installation = await oeffneInstallation({
      daten: resolve(root, daten),
      binordner: join(root, '.weiche', 'bin'),
      umgebung: liesUmgebung(),
      say,
    })
    return await run(installation)
  } catch (error) {
    if (error instanceof MongoFehler) say(error.message)
    else if (isTransient(error))
      say(
        'Die Datenbank der Installation antwortet nicht. Abhilfe: prüfen, ob „npm start“ noch läuft, und es noch einmal versuchen.',
      )
    else throw error
    return 2
  } finally {
    await installation?.close()
  }
}

export function fehler({ say }: Pick<Ausgabe, 'say'>, text: string): Endwert {
  say(text)
  return 2
}
