import mongoose from 'mongoose'

/** What other packages may use of the driver; they never import mongoose or mongodb themselves. */
export const {
  Binary,
  GridFSBucket,
  Long,
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  ObjectId,
  Timestamp,
} = mongoose.mongo

type Driver = typeof mongoose.mongo
export type Document = mongoose.mongo.Document
export type Db = mongoose.mongo.Db
export type MongoClient = mongoose.mongo.MongoClient
export type Collection<T extends Document = Document> = mongoose.mongo.Collection<T>
export type ClientSession = mongoose.mongo.ClientSession
export type AggregationCursor<T = Document> = mongoose.mongo.AggregationCursor<T>
export type ResumeToken = mongoose.mongo.ResumeToken
export type Filter<T> = mongoose.mongo.Filter<T>
export type Binary = InstanceType<Driver['Binary']>
export type GridFSBucket = InstanceType<Driver['GridFSBucket']>
export type Long = InstanceType<Driver['Long']>
export type MongoBulkWriteError = InstanceType<Driver['MongoBulkWriteError']>
export type MongoServerError = InstanceType<Driver['MongoServerError']>
export type ObjectId = InstanceType<Driver['ObjectId']>
export type Timestamp = InstanceType<Driver['Timestamp']>

/** Server error codes that decide something. */
export const ErrorCode = {
  unauthorized: 13,
  authenticationFailed: 18,
  alreadyInitialized: 23,
  badToken: 50811,
  namespaceExists: 48,
  newConfigIncompatible: 103,
  configurationInProgress: 109,
  configNotCommittedYet: 308,
  notYetInitialized: 94,
  changeStreamFatal: 280,
  changeStreamHistoryLost: 286,
  duplicateKey: 11000,
  roleExists: 51002,
  userExists: 51003,
} as const

/** The server's error code, or undefined when the error did not come from the server. */
export function errorCode(error: unknown): number | undefined {
  return error instanceof MongoError && typeof error.code === 'number' ? error.code : undefined
}
