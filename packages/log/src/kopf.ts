import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { lastingSecret, Timestamp } from '@weiche/mongo'
import { canonicalJson } from '@weiche/vorgang'

/** A signed head: what the log held of each Vorgang touched since the head before. One line of JSON in the file of heads. */
export type Kopf = {
  n: number
  /** SHA-256 of the line before, hex; zeros in the first. */
  prev: string
  zeitpunkt: string
  /** Newest arrival time covered, `seconds.counter`. */
  bis: string
  /** vorgangId, last seq, its hash in hex. */
  vorgaenge: [string, number, string][]
  signature: string
}

export const KEIN_KOPF = '0'.repeat(64)
export const lineHash = (line: string): string => createHash('sha256').update(line).digest('hex')

export function signKopf(kopf: Omit<Kopf, 'signature'>, key: KeyObject): Kopf {
  return { ...kopf, signature: sign(null, Buffer.from(canonicalJson(kopf)), key).toString('base64') }
}

/** The head in a line, if this key signed it. */
export function readKopf(line: string, publicKey: KeyObject): Kopf | undefined {
  try {
    const { signature, ...kopf } = JSON.parse(line) as Kopf
    const isSigned = verify(null, Buffer.from(canonicalJson(kopf)), publicKey, Buffer.from(signature, 'base64'))
    return isSigned ? { ...kopf, signature } : undefined
  } catch {
    return undefined
  }
}

export const formatArrival = (at: Timestamp): string => `${at.getHighBitsUnsigned()}.${at.getLowBitsUnsigned()}`

export function parseArrival(text: string): Timestamp {
  const [t = 0, i = 0] = text.split('.').map(Number)
  return new Timestamp({ t, i })
}

export type KopfSchluessel = { privateKey: KeyObject; publicKey: KeyObject }

/** The signing key of the heads; made with mode 0600 when the file is not there. Verifiers need only the public part. */
export function loadKopfSchluessel(datei: string): KopfSchluessel {
  const pem = lastingSecret(datei, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}
