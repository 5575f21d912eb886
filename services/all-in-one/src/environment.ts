import { StartFehler } from './start-fehler.ts'

/** What the process takes from its environment; the only reader of it here. */
export type Environment = {
  mongodbUri: string | undefined
  mongodBin: string | undefined
  searchPath: string | undefined
  /** Base64 of 32 bytes; without it a file in the data folder is made. */
  hauptschluessel: string | undefined
  /** Share of the cases computed a second time, instead of that of the Leistungspaket. */
  zweitrechnung?: string | undefined
}

export function readEnvironment(env: Record<string, string | undefined>): Environment {
  return {
    mongodbUri: env['MONGODB_URI'] || undefined,
    mongodBin: env['MONGOD_BIN'] || undefined,
    searchPath: env['PATH'],
    hauptschluessel: env['WEICHE_HAUPTSCHLUESSEL'] || undefined,
    zweitrechnung: readAnteil(env['WEICHE_ZWEITRECHNUNG']),
  }
}

function readAnteil(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^(0(\.\d{1,9})?|1)$/.test(text)) return text
  throw new StartFehler(`WEICHE_ZWEITRECHNUNG=${text}: Bitte einen Anteil von 0 bis 1 angeben, zum Beispiel 0.05.`)
}
