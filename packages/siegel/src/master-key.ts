import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { lastingSecret } from '@weiche/mongo'
import { aadOf, deriveKey, openBytes, sealBytes } from './aead.ts'

/** What wraps data keys. A file or the environment now; a KMS or HSM can stand here later, so wrapping is asynchronous. */
export type MasterKey = {
  /** Names the key in every wrapped record; says nothing about its bytes. */
  id: string
  wrap(vorgangId: string, dataKey: Uint8Array): Promise<Buffer>
  /** @throws SiegelVerletzt when wrapped under another master key or for another Vorgang. */
  unwrap(vorgangId: string, wrapped: Uint8Array): Promise<Buffer>
  /** Keys of the server, one per purpose. */
  derive(purpose: string): Buffer
}

export function masterKeyFromBytes(bytes: Uint8Array): MasterKey {
  if (bytes.length !== 32) throw new Error('a master key has 32 bytes')
  const wrapping = deriveKey(bytes, 'verpackung')
  return {
    id: createHash('sha256').update('weiche/schluesselname').update(bytes).digest('hex').slice(0, 16),
    wrap: async (vorgangId, dataKey) => sealBytes(wrapping, aadOf(vorgangId, 'datenschluessel'), dataKey),
    unwrap: async (vorgangId, wrapped) => openBytes(wrapping, aadOf(vorgangId, 'datenschluessel'), wrapped),
    derive: (purpose) => deriveKey(bytes, `server/${purpose}`),
  }
}

/**
 * The master key from `wert` (base64 of 32 bytes, from the environment) or from `datei`, which is made with mode 0600
 * when it is not there. Without this key everything sealed is lost: it needs a backup apart from the data.
 */
export function loadMasterKey(source: { datei: string; wert?: string | undefined }): MasterKey {
  if (source.wert) return masterKeyFromBytes(decode(source.wert, 'der Umgebung'))
  const { datei } = source
  const mode = statSync(datei, { throwIfNoEntry: false })?.mode ?? 0
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`Der Hauptschlüssel ${datei} ist für andere lesbar. Abhilfe: chmod 600 ${datei}`)
  }
  return masterKeyFromBytes(
    decode(
      lastingSecret(datei, () => randomBytes(32).toString('base64')),
      datei,
    ),
  )
}

function decode(text: string, where: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length === 32) return bytes
  throw new Error(
    `Der Hauptschlüssel in ${where} ist kein Schlüssel: erwartet werden 32 Byte in Base64. Abhilfe: aus der Sicherung zurückholen.`,
  )
}
