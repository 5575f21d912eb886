/** What the process takes from its environment; the only reader of it here. */
export type Environment = {
  mongodbUri: string | undefined
  mongodBin: string | undefined
  searchPath: string | undefined
  /** Base64 of 32 bytes; without it a file in the data folder is made. */
  hauptschluessel: string | undefined
}

export function readEnvironment(env: Record<string, string | undefined>): Environment {
  return {
    mongodbUri: env['MONGODB_URI'] || undefined,
    mongodBin: env['MONGOD_BIN'] || undefined,
    searchPath: env['PATH'],
    hauptschluessel: env['WEICHE_HAUPTSCHLUESSEL'] || undefined,
  }
}
