import mongoose from 'mongoose'

/** Is this an outage that comes back by itself (no primary, network, majority out of reach), in contrast to a bug? */
export function isTransient(error: unknown): boolean {
  const {
    MongoNetworkError,
    MongoServerSelectionError,
    MongoNotConnectedError,
    MongoTopologyClosedError,
    MongoWriteConcernError,
  } = mongoose.mongo
  if (error instanceof MongoWriteConcernError || error instanceof MongoNetworkError) return true
  if (error instanceof MongoServerSelectionError || error instanceof MongoNotConnectedError) return true
  if (error instanceof MongoTopologyClosedError) return true
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError')
}
