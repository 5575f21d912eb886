import type { Request } from '@weiche/http'

/** `__Host-`: this host alone, over https (or on this machine), never for a part of the addresses. */
const SITZUNG = '__Host-weiche-sitzung'
/** While somebody is at the provider: comes back with them from there, and opens nothing. */
const ANMELDUNG = '__Host-weiche-anmeldung'
const SPRACHE = '__Host-weiche-sprache'
const EIGENSCHAFTEN = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const sitzungsCookie = (token: string) => `${SITZUNG}=${token}; ${EIGENSCHAFTEN}`
export const keinSitzungsCookie = `${SITZUNG}=; ${EIGENSCHAFTEN}; Max-Age=0`
const UNTERWEGS = 'Path=/; Secure; HttpOnly; SameSite=Lax'
export const anmeldeCookie = (token: string) => `${ANMELDUNG}=${token}; ${UNTERWEGS}`
export const keinAnmeldeCookie = `${ANMELDUNG}=; ${UNTERWEGS}; Max-Age=0`
export const sprachCookie = (sprache: string) => `${SPRACHE}=${sprache}; ${EIGENSCHAFTEN}`

export const tokenOf = (req: Request): string | undefined => named(req, SITZUNG)
export const anmeldungOf = (req: Request): string | undefined => named(req, ANMELDUNG)

function named(req: Request, name: string): string | undefined {
  const token = cookiesOf(req).get(name)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

export const spracheOf = (req: Request): string | undefined => cookiesOf(req).get(SPRACHE)

function cookiesOf(req: Request): Map<string, string> {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}
