import { LRUCache } from 'lru-cache'

/**
 * Plaintext that this process stored or opened a moment ago: between arrival and filing the same attachment is wanted
 * several times. Nothing is looked up here that the log does not name; what was forgotten is read and opened again.
 */
export type Kurzgedaechtnis = {
  get(vorgangId: string, id: string): Buffer | undefined
  merke(vorgangId: string, id: string, bytes: Buffer): void
}

/** Plaintext lives at most this long in memory, however often it is used. */
const LIVES_MS = 50_000
/** What is larger is rare, and would push out many others. */
export const MAX_EINTRAG = 1_000_000

/** `bytes`: most that is held at once; 0 = nothing is. */
export function createKurzgedaechtnis(bytes: number): Kurzgedaechtnis {
  if (bytes === 0) return { get: () => undefined, merke: () => undefined }
  const cache = new LRUCache<string, Buffer>({
    maxSize: bytes,
    maxEntrySize: MAX_EINTRAG,
    sizeCalculation: (entry) => entry.length + 200,
    ttl: LIVES_MS,
    ttlAutopurge: true,
  })
  const key = (vorgangId: string, id: string) => `${vorgangId}/${id}`
  return {
    get: (vorgangId, id) => cache.get(key(vorgangId, id)),
    merke: (vorgangId, id, entry) => void cache.set(key(vorgangId, id), entry),
  }
}
