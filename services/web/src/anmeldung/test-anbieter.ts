import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** What this provider puts otherwise than it should. */
export type Bosheit = {
  claims?: JWTPayload
  /** Instead of the signature with the published key. */
  signiere?: (claims: JWTPayload) => Promise<string>
}
export type TestAnbieter = Awaited<ReturnType<typeof startTestAnbieter>>

/** A provider that speaks the protocol, and lies where it is told to. */
export async function startTestAnbieter() {
  const keys = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  let bosheit: Bosheit = {}
  let nonce = ''
  let gestoert = false
  let codes = new Set<string>()
  const zustand = { verifier: '', anfragen: 0 }

  const server = createServer(async (req, res) => {
    zustand.anfragen++
    const send = (status: number, body: object) =>
      void res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (gestoert) return send(502, {})
    const path = new URL(req.url!, issuer()).pathname
    if (path === '/.well-known/openid-configuration')
      return send(200, {
        ...{ issuer: issuer(), authorization_endpoint: `${issuer()}/auth`, token_endpoint: `${issuer()}/token` },
        ...{ jwks_uri: `${issuer()}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        ...{ id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true },
      })
    if (path === '/jwks') return send(200, { keys: [jwk] })
    const form = new URLSearchParams(await text(req))
    zustand.verifier = form.get('code_verifier') ?? ''
    if (!codes.delete(form.get('code') ?? '')) return send(400, { error: 'invalid_grant' })
    const claims = { ...idClaims(), nonce, ...bosheit.claims }
    const id_token = await (bosheit.signiere ?? sign)(claims)
    send(200, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const now = () => Math.floor(Date.now() / 1000)
  const idClaims = () => ({ iss: issuer(), aud: 'weiche', sub: 'helga', iat: now(), exp: now() + 300 })
  const sign = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(keys.privateKey)

  return {
    issuer: issuer(),
    jwk,
    sign,
    zustand,
    idClaims,
    /** As if the person had signed in: what comes back with the browser. */
    antwort(adresse: string, more: Bosheit & { iss?: string } = {}): URLSearchParams {
      const asked = new URL(adresse).searchParams
      nonce = asked.get('nonce') ?? ''
      bosheit = more
      const code = randomUUID()
      codes = new Set([code])
      return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: more.iss ?? issuer() })
    },
    stoere(is: boolean) {
      gestoert = is
    },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}
