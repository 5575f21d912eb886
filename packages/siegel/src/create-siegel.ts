import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Transform } from 'node:stream'
import { type Collection, gather } from '@weiche/mongo'
import { LRUCache } from 'lru-cache'
import { aadOf, deriveKey, hmacSha256, openBytes, sealBytes } from './aead.ts'
import { createKeyStore, type DataKey, type KeyDoc } from './key-store.ts'
import type { MasterKey } from './master-key.ts'
import { SchluesselVernichtet, SiegelVerletzt } from './siegel-fehler.ts'
import { openParts, sealingStream } from './stream-aead.ts'

/** What the server's own keys are for; each purpose has its own. */
export type ServerPurpose =
  | 'vorgang-id'
  | 'log-kette'
  | 'status'
  | 'codeversuch'
  | 'stichprobe'
  | 'zweitrechnung'
  | 'zugriffe'
  | 'installation'
  | 'konto'
  | `dublette/${string}`

/** All sealing for one Vorgang under its own data key. `purpose` names the place: what was sealed there opens only there. */
export type VorgangSiegel = {
  /** Makes the data key of a new Vorgang; it is held by a majority before this returns. @throws SchluesselVernichtet */
  seal(vorgangId: string, purpose: string, bytes: Uint8Array): Promise<Buffer>
  /** Never makes a key. @throws SchluesselVernichtet, SiegelVerletzt */
  open(vorgangId: string, purpose: string, sealed: Uint8Array): Promise<Buffer>
  /** HMAC-SHA-256, 64 lower-case hex digits. Makes a key when there is none. @throws SchluesselVernichtet */
  hmac(vorgangId: string, purpose: string, bytes: Uint8Array | string): Promise<string>
  /** Sealing transform with flat memory. @throws SchluesselVernichtet */
  sealStream(vorgangId: string, purpose: string): Promise<Transform>
  /** Opens all that a sealing transform gave. @throws SiegelVerletzt when something was changed, moved or cut off */
  openParts(vorgangId: string, purpose: string, parts: readonly Uint8Array[]): Promise<Buffer>
  /** Destroys the data key for ever; other processes may hold it for up to a minute. No key is made for this id again. */
  destroy(vorgangId: string): Promise<void>
  /** Key of the server for one purpose, 32 bytes. */
  serverKey(purpose: ServerPurpose): Buffer
  serverHmac(purpose: ServerPurpose, bytes: Uint8Array | string): Buffer
  close(): void
}

/** Plaintext keys live at most this long in memory, whatever happens. */
const KEY_TTL_MS = 50_000
const PURGE_MS = 10_000

export function createSiegel(options: {
  masterKey: MasterKey
  /** `databases.schluessel.collection('schluessel')` */
  collection: Collection<KeyDoc>
  jetzt(): Date
  maxKeys?: number
}): VorgangSiegel {
  const store = createKeyStore(options.collection, options.masterKey, options.jetzt)
  /** Keys in use by Vorgang: the data key under "", and what was derived from it by purpose. */
  const cache = new LRUCache<string, Map<string, Buffer>>({
    max: options.maxKeys ?? 5_000,
    ttl: KEY_TTL_MS,
    dispose: (keys) => {
      for (const key of keys.values()) key.fill(0)
    },
  })
  const purge = setInterval(() => cache.purgeStale(), PURGE_MS)
  purge.unref()
  const serverKeys = new Map<ServerPurpose, KeyObject>()

  const fetch = gather<{ id: string; make: boolean }, DataKey>({
    waitMs: 2,
    limit: 500,
    async run(requests) {
      // Who may make a key and has none at hand mostly begins a Vorgang: it is made without looking first.
      const make = new Set(requests.filter((r) => r.make).map((r) => r.id))
      const look = new Set(requests.map((r) => r.id).filter((id) => !make.has(id)))
      const [made, found] = await Promise.all([store.create([...make]), store.load([...look])])
      return requests.map((r) => made.get(r.id) ?? found.get(r.id))
    },
  })

  /** The key of a Vorgang for one purpose. A copy: the cache wipes its own when it drops it. */
  async function keyFor(id: string, purpose: string, make: boolean): Promise<Buffer> {
    const cached = cache.get(id)
    const ready = cached?.get(purpose)
    if (ready) return Buffer.from(ready)
    const derived = deriveKey(cached?.get('') ?? (await dataKey(id, make)), purpose)
    cache.get(id)?.set(purpose, Buffer.from(derived))
    return derived
  }

  async function dataKey(id: string, make: boolean): Promise<Buffer> {
    const key = await fetch({ id, make })
    if (key === 'vernichtet') throw new SchluesselVernichtet(id)
    if (key === undefined) throw new SiegelVerletzt(`no data key for ${id}`)
    if (!cache.has(id)) cache.set(id, new Map([['', Buffer.from(key)]]))
    return key
  }

  function serverKey(purpose: ServerPurpose): KeyObject {
    const key = serverKeys.get(purpose) ?? createSecretKey(options.masterKey.derive(purpose))
    serverKeys.set(purpose, key)
    return key
  }

  return {
    seal: async (id, purpose, bytes) => sealBytes(await keyFor(id, 'siegel', true), aadOf(id, purpose), bytes),
    open: async (id, purpose, sealed) => openBytes(await keyFor(id, 'siegel', false), aadOf(id, purpose), sealed),
    hmac: async (id, purpose, bytes) => hmacSha256(await keyFor(id, `hmac/${purpose}`, true), bytes).toString('hex'),
    sealStream: async (id, purpose) => sealingStream(await keyFor(id, 'siegel', true), aadOf(id, purpose)),
    openParts: async (id, purpose, parts) => openParts(await keyFor(id, 'siegel', false), aadOf(id, purpose), parts),
    async destroy(id) {
      await store.destroy(id)
      cache.delete(id)
    },
    serverKey: (purpose) => serverKey(purpose).export(),
    serverHmac: (purpose, bytes) => hmacSha256(serverKey(purpose), bytes),
    close() {
      clearInterval(purge)
      cache.clear()
    },
  }
}
