import type { IndexSpec } from '@weiche/mongo'

/** The unique index is the guarantee of the log; the other only finds new commits after a lost resume token. */
export const logIndexes: readonly IndexSpec[] = [
  { db: 'log', collection: 'commits', name: 'vorgang_seq', key: { vorgangId: 1, seq: 1 }, unique: true },
  { db: 'log', collection: 'commits', name: 'aufgenommen', key: { aufgenommen: 1 } },
]
