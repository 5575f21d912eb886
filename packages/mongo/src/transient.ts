import mongoose from 'mongoose'
import { errorCode } from './driver.ts'
import { Stau } from './mongo-fehler.ts'

/**
 * Codes of a server that stops, starts, hands over or does not reach its majority in time. Writes that meet them carry a
 * label; reads do not.
 */
const UNDER_WAY = new Set([6, 7, 50, 64, 89, 91, 189, 262, 10_107, 11_600, 11_602, 13_435, 13_436])

/** Is this an outage that comes back by itself (no primary, network, majority out of reach), in contrast to a bug? */
export function isTransient(error: unknown): boolean {
  const {
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
    MongoWriteConcernError,
    MongoBulkWriteError,
  } = mongoose.mongo
  if (error instanceof Stau) return true
  if (error instanceof MongoWriteConcernError || error instanceof MongoNetworkError) return true
  if (error instanceof MongoServerSelectionError || error instanceof MongoNotConnectedError) return true
  if (error instanceof MongoTopologyClosedError) return true
  // A connection lost in the middle of a bulk looks like a bulk error without a failure.
  if (error instanceof MongoBulkWriteError && error.result.getWriteErrors().length === 0) return true
  if (UNDER_WAY.has(errorCode(error) ?? 0)) return true
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError')
}
