import { createRemoteJWKSet, errors, jwtVerify } from 'jose'

/** Whose session ended at the provider: that one session, or all of an account. */
export type Abmeldung = { sub: string | undefined; sid: string | undefined }

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA']
const MAX_AGE_S = 180

/** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6); undefined = it is none, or not for us. */
export function createAbmeldepruefung({ issuer, clientId }: { issuer: string; clientId: string }) {
  const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
  return async (token: string, jwksUri: string): Promise<Abmeldung | undefined> => {
    const known = keys.get(jwksUri) ?? createRemoteJWKSet(new URL(jwksUri))
    keys.set(jwksUri, known)
    const checked = await jwtVerify(token, known, {
      ...{ issuer, audience: clientId, algorithms: ALGORITHMS },
      ...{ requiredClaims: ['iat', 'jti', 'events'], maxTokenAge: MAX_AGE_S, clockTolerance: 60 },
    }).catch(refused)
    if (!checked) return undefined
    const { sub, sid, events, nonce } = checked.payload
    const isLogout = typeof events === 'object' && events !== null && EVENT in events
    // With a nonce it is an ID token in disguise.
    if (!isLogout || nonce !== undefined) return undefined
    if (sub === undefined && typeof sid !== 'string') return undefined
    return { sub, sid: typeof sid === 'string' ? sid : undefined }
  }
}

/** A token that is wrong is an answer; keys that cannot be fetched are none. */
function refused(error: unknown): undefined {
  const isToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)
  if (!isToken || error.code === 'ERR_JOSE_GENERIC') throw error
}
