import type { IndexSpec } from '@weiche/mongo'

/** The two unique indexes are the guarantees of the log; the third only finds new commits after a lost resume token. */
export const logIndexes: readonly IndexSpec[] = [
  { db: 'log', collection: 'commits', name: 'vorgang_seq', key: { vorgangId: 1, seq: 1 }, unique: true },
  {
    db: 'log',
    collection: 'commits',
    name: 'vorgang_ursache',
    key: { vorgangId: 1, service: 1, ursache: 1 },
    unique: true,
  },
  { db: 'log', collection: 'commits', name: 'aufgenommen', key: { aufgenommen: 1 } },
]
