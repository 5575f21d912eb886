import { generateKeyPair, randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { promisify } from 'node:util'
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'
import { createAnmeldung } from './anmeldung.ts'
import type { Musterperson } from './musterperson.ts'
import { abmeldeSeite, fehlerSeite } from './seiten.ts'

export type AnbieterOptions = {
  issuer: string
  clientId: string
  clientSecret: string
  seite: string
  personen: readonly Musterperson[]
}

const HOUR_S = 3_600

/** A real OpenID provider, as strict as a strict one outside: code with PKCE by pushed requests only. Everything it knows dies with the process. */
export async function createAnbieter(options: AnbieterOptions): Promise<RequestListener> {
  const { issuer, personen } = options
  const provider = new Provider(issuer, await configurationOf(options))
  // Behind our own app, which speaks plain HTTP on this machine.
  provider.proxy = false
  provider.use(createAnmeldung(provider, personen, options.seite))
  return provider.callback()
}

async function configurationOf(options: AnbieterOptions): Promise<Configuration> {
  const { issuer, seite, personen } = options
  const path = new URL(issuer).pathname
  return {
    // Its own memory, given by name: the default one warns, and is shared by all providers of a process.
    adapter: createMemoryAdapter(),
    jwks: { keys: [await newKey()] },
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [`${seite}/anmelden/zurueck`],
        post_logout_redirect_uris: [`${seite}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        // Addresses without https are allowed to programs of this machine only.
        application_type: 'native',
        backchannel_logout_uri: `${seite}/anmelden/abgemeldet`,
        backchannel_logout_session_required: true,
      },
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['given_name', 'family_name', 'birthdate'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      backchannelLogout: { enabled: true },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => void page(ctx, abmeldeSeite(form)),
      },
    },
    findAccount(_ctx, id) {
      const person = personen.find((p) => p.sub === id)
      return person && { accountId: id, claims: async () => claimsOf(person) }
    },
    interactions: { policy: policy(), url: (_ctx, interaction) => `${path}/person/${interaction.uid}` },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      long: { path, signed: true, sameSite: 'lax' },
      short: { path, signed: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: HOUR_S,
      Session: 10 * HOUR_S,
      Grant: HOUR_S,
    },
    // There is one client and it asks for nothing that a person would want to refuse here.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    renderError: async (ctx) => void page(ctx, fehlerSeite(seite)),
    // Tells our own pages that somebody signed out: they are on this machine, which the default forbids.
    fetch: (url, { dispatcher: _, ...rest }: RequestInit & { dispatcher?: unknown } = {}) =>
      globalThis.fetch(url, rest),
    clientBasedCORS: () => false,
  }
}

/** The page with the persons is the one question: there is nothing to consent to besides. */
function policy() {
  const base = interactionPolicy.base()
  base.get('consent')!.checks.remove('native_client_prompt')
  return base
}

function claimsOf({ sub, vorname, nachname, geburtsdatum }: Musterperson) {
  const profile = { sub, given_name: vorname, family_name: nachname }
  return geburtsdatum === '' ? profile : { ...profile, birthdate: geburtsdatum }
}

function page(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html'
  ctx.body = html
}

async function newKey() {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }
}
