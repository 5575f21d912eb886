import * as oidc from 'openid-client'
import type { Anmeldeeinstellungen } from './einstellungen.ts'
import { type Abmeldung, createAbmeldepruefung } from './pruefe-abmeldung.ts'

/** What only this browser and the provider may know of a sign-in under way. */
export type Merkposten = { state: string; nonce: string; verifier: string }
export type Angemeldet = {
  kind: 'angemeldet'
  sub: string
  /** The session at the provider. */
  sid: string | undefined
  /** As the provider vouches for it; undefined = it names no birth date or no name. */
  ausweis: { vorname: string; nachname: string; geburtsdatum: string } | undefined
}
export type Ausgang =
  | Angemeldet
  /** The person did not want to. */
  | { kind: 'abgebrochen' }
  /** Forged, replayed, of somebody else, or too late: `grund` is for the operator, never for the page. */
  | { kind: 'abgelehnt'; grund: string }
  | { kind: 'gestoert'; grund: string }

export type Anbieter = {
  /** Where to send the browser. @throws AnbieterGestoert */
  beginne(): Promise<{ adresse: string; merk: Merkposten }>
  /** What came back: `query` of the request, in the order it came. */
  beende(query: URLSearchParams, merk: Merkposten): Promise<Ausgang>
  /** Where a person ends the session at the provider too; undefined = it has no such place. */
  abmeldeAdresse(): Promise<string | undefined>
  /** Checks what the provider says about a session that ended there. undefined = not from it. @throws AnbieterGestoert */
  pruefeAbmeldung(token: string): Promise<Abmeldung | undefined>
}

/** The provider does not answer, or answers nonsense. */
export class AnbieterGestoert extends Error {
  override name = 'AnbieterGestoert'
}

const TIMEOUT_S = 10
/** Metadata and keys of the provider change now and then. */
const FRESH_MS = 10 * 60_000

/** The only user of the OpenID library: code, PKCE, pushed request where there is one, nonce, iss, and signatures checked. */
export function createAnbieter(
  einstellungen: Anmeldeeinstellungen,
  now: () => number = () => performance.now(),
): Anbieter {
  const { issuer, clientId, clientSecret, seite } = einstellungen
  const zurueck = `${seite}/anmelden/zurueck`
  const insecure = isThisMachine(issuer) ? [oidc.allowInsecureRequests] : []
  const abmeldung = createAbmeldepruefung({ issuer, clientId })
  let bekannt: { config: Promise<oidc.Configuration>; seit: number } | undefined

  function config(): Promise<oidc.Configuration> {
    if (!bekannt || now() - bekannt.seit > FRESH_MS) {
      const asked = oidc.discovery(new URL(issuer), clientId, clientSecret, oidc.ClientSecretBasic(clientSecret), {
        execute: [oidc.enableNonRepudiationChecks, ...insecure],
        timeout: TIMEOUT_S,
      })
      bekannt = { config: asked, seit: now() }
      // What failed is asked again by the next one.
      asked.catch(() => {
        bekannt = undefined
      })
    }
    return bekannt.config
  }

  return {
    async beginne() {
      try {
        const known = await config()
        const merk = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        }
        const parameters = {
          ...{ redirect_uri: zurueck, scope: 'openid profile', response_type: 'code' },
          ...{ state: merk.state, nonce: merk.nonce },
          code_challenge: await oidc.calculatePKCECodeChallenge(merk.verifier),
          code_challenge_method: 'S256',
        }
        const pushed = known.serverMetadata().pushed_authorization_request_endpoint !== undefined
        const adresse = pushed
          ? await oidc.buildAuthorizationUrlWithPAR(known, parameters)
          : oidc.buildAuthorizationUrl(known, parameters)
        return { adresse: adresse.href, merk }
      } catch (error) {
        throw new AnbieterGestoert(reason(error), { cause: error })
      }
    },
    async beende(query, { state, nonce, verifier }) {
      const url = new URL(zurueck)
      url.search = query.toString()
      let known: oidc.Configuration
      try {
        known = await config()
      } catch (error) {
        return { kind: 'gestoert', grund: reason(error) }
      }
      try {
        const answer = await oidc.authorizationCodeGrant(known, url, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        })
        return angemeldet(answer.claims()!)
      } catch (error) {
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
          return { kind: 'abgebrochen' }
        return { kind: isOutage(error) ? 'gestoert' : 'abgelehnt', grund: reason(error) }
      }
    },
    async abmeldeAdresse() {
      const known = await config().catch(() => undefined)
      if (known?.serverMetadata().end_session_endpoint === undefined) return undefined
      // Without id_token_hint: no token goes through the browser, so the provider asks the person first.
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: `${seite}/` }).href
    },
    async pruefeAbmeldung(token) {
      try {
        const { jwks_uri } = (await config()).serverMetadata()
        return jwks_uri === undefined ? undefined : await abmeldung(token, jwks_uri)
      } catch (error) {
        throw new AnbieterGestoert(reason(error), { cause: error })
      }
    },
  }
}

function angemeldet(claims: oidc.IDToken): Angemeldet {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '')
  const ausweis = { vorname: text('given_name'), nachname: text('family_name'), geburtsdatum: text('birthdate') }
  const complete = Object.values(ausweis).every((value) => value.trim() !== '')
  return { kind: 'angemeldet', sub: claims.sub, sid: text('sid') || undefined, ausweis: complete ? ausweis : undefined }
}

/** Only the demo and tests have a provider without https. */
function isThisMachine(issuer: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(issuer)
}

/** Codes of the library and of the protocol; what a provider writes beside may quote a person. */
function reason(error: unknown): string {
  const { code, error: protocol, cause } = error as { code?: unknown; error?: unknown; cause?: unknown }
  const own = [protocol, code].filter((part) => typeof part === 'string').join(' ')
  return own !== '' ? own : cause instanceof Error ? reason(cause) : error instanceof Error ? error.name : 'unbekannt'
}

function isOutage(error: unknown): boolean {
  const { cause, code, name } = error as { cause?: unknown; code?: string; name?: string }
  const status = error instanceof oidc.ResponseBodyError ? error.status : cause instanceof Response ? cause.status : 0
  return status >= 500 || error instanceof TypeError || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT'
}
