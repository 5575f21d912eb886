import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { INSTALLATION, type Pruefe, type Unterschrift } from '@weiche/vorgang'

/** Somebody who can sign. `schluessel` names the key: a registered one, or the installation's own. */
export type Unterzeichner = {
  schluessel: string
  /** SPKI in base64. */
  oeffentlich: string
  unterschreibe(text: string): Unterschrift
}

/** @throws when it is no Ed25519 private key. */
export function unterzeichnerVon(privat: KeyObject, name?: string): Unterzeichner {
  if (privat.asymmetricKeyType !== 'ed25519') throw new Error('no Ed25519 key')
  const oeffentlich = oeffentlicherText(createPublicKey(privat))
  const schluessel = name ?? schluesselId(oeffentlich)
  return {
    schluessel,
    oeffentlich,
    unterschreibe: (text) => ({ schluessel, signatur: sign(null, Buffer.from(text), privat).toString('base64') }),
  }
}

/** The installation's own key, made from a secret of 32 bytes that only it knows. */
export function installationsschluessel(geheimnis: Uint8Array): Unterzeichner {
  const der = Buffer.concat([PKCS8_ED25519, geheimnis])
  return unterzeichnerVon(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), INSTALLATION)
}

/** What stands before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export const oeffentlicherText = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).toString('base64')

/** Short name of a public key: 16 hex digits of its SHA-256. */
export const schluesselId = (oeffentlich: string): string =>
  createHash('sha256').update(Buffer.from(oeffentlich, 'base64')).digest('hex').slice(0, 16)

export const pruefeSignatur: Pruefe = (oeffentlich, text, signatur) => {
  try {
    const key = createPublicKey({ key: Buffer.from(oeffentlich, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ed25519') return false
    return verify(null, Buffer.from(text), key, Buffer.from(signatur, 'base64'))
  } catch {
    return false
  }
}
