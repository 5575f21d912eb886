import type { Umgebung } from '@weiche/installation'

/** What commands take from the environment; the only reader of it here. */
export type CliUmgebung = Umgebung & {
  /** Opens key files that are sealed with a passphrase. */
  schluesselPasswort: string | undefined
}

export function liesUmgebung(env: Record<string, string | undefined> = process.env): CliUmgebung {
  return {
    mongodbUri: env['MONGODB_URI'] || undefined,
    mongodBin: env['MONGOD_BIN'] || undefined,
    searchPath: env['PATH'],
    hauptschluessel: env['WEICHE_HAUPTSCHLUESSEL'] || undefined,
    schluesselPasswort: env['WEICHE_SCHLUESSEL_PASSWORT'] || undefined,
  }
}
