import { ErrorCode, MongoBulkWriteError, MongoNetworkError, MongoServerError } from '@weiche/mongo'

/** The line broke: whether the server did it, nobody knows. */
export const verbindungWeg = (): Error => new MongoNetworkError('die Verbindung ist abgebrochen')

/** What the driver throws when some documents of an unordered batch met a unique index. */
export function bulkFehler(doppelt: readonly { index: number; name: string }[], insertedCount: number): Error {
  const writeErrors = doppelt.map(({ index, name }) => ({
    ...{ index, code: ErrorCode.duplicateKey },
    errmsg: `E11000 duplicate key error index: ${name}`,
  }))
  const { code, errmsg: message } = writeErrors[0]!
  const result = { insertedCount, getWriteErrors: () => writeErrors, getWriteConcernError: () => undefined }
  return new MongoBulkWriteError({ message, code, writeErrors } as never, result as never)
}

export const doppelterSchluessel = (name: string): Error =>
  new MongoServerError({ message: `E11000 duplicate key error index: ${name}`, code: ErrorCode.duplicateKey })
