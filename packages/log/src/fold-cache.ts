import { type Commit, foldCommit, type Vorgang } from '@weiche/vorgang'
import { LRUCache } from 'lru-cache'

/** The newest state this process knows of a stream, and the hash the next commit has to name. */
export type Spitze = {
  seq: number
  hash: Uint8Array
  traceparent: string | undefined
  vorgang: Vorgang | undefined
  /** From the first to the newest; the fold shares their contents. */
  commits: readonly Commit[]
  size: number
}
export type ReadCommit = { commit: Commit; hash: Uint8Array; traceparent?: string | undefined; size: number }

export type FoldCache = {
  get(vorgangId: string): Spitze | undefined
  /** Folds what follows on; what is known already or leaves a gap is ignored. */
  extend(vorgangId: string, commits: readonly ReadCommit[]): Spitze | undefined
  drop(vorgangId: string): void
  close(): void
}

/** Plaintext lives at most this long, however often it is used: extending a fold does not renew its time. */
const TTL_MS = 50_000
const PURGE_MS = 10_000

export function createFoldCache(limits: { folds: number; bytes: number }): FoldCache {
  const cache = new LRUCache<string, Spitze>({
    max: limits.folds,
    maxSize: limits.bytes,
    sizeCalculation: (spitze) => spitze.size + 1_000,
    ttl: TTL_MS,
    noUpdateTTL: true,
  })
  const purge = setInterval(() => cache.purgeStale(), PURGE_MS)
  purge.unref()
  return {
    get: (vorgangId) => cache.get(vorgangId),
    extend(vorgangId, commits) {
      const before = cache.get(vorgangId)
      let spitze = before
      for (const { commit, hash, traceparent, size } of commits) {
        if (commit.seq !== (spitze?.seq ?? 0) + 1) continue
        spitze = {
          seq: commit.seq,
          hash,
          traceparent,
          vorgang: foldCommit(spitze?.vorgang, commit),
          commits: [...(spitze?.commits ?? []), commit],
          size: (spitze?.size ?? 0) + size,
        }
      }
      if (spitze && spitze !== before) cache.set(vorgangId, spitze)
      return spitze
    },
    drop: (vorgangId) => void cache.delete(vorgangId),
    close() {
      clearInterval(purge)
      cache.clear()
    },
  }
}
