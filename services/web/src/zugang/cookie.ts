import type { Request } from '@weiche/http'

/** `__Host-`: this host alone, over https (or on this machine), never for a part of the addresses. */
const SITZUNG = '__Host-weiche-sitzung'
const SPRACHE = '__Host-weiche-sprache'
const EIGENSCHAFTEN = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const sitzungsCookie = (token: string) => `${SITZUNG}=${token}; ${EIGENSCHAFTEN}`
export const keinSitzungsCookie = `${SITZUNG}=; ${EIGENSCHAFTEN}; Max-Age=0`
export const sprachCookie = (sprache: string) => `${SPRACHE}=${sprache}; ${EIGENSCHAFTEN}`

export function tokenOf(req: Request): string | undefined {
  const token = cookiesOf(req).get(SITZUNG)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

export const spracheOf = (req: Request): string | undefined => cookiesOf(req).get(SPRACHE)

function cookiesOf(req: Request): Map<string, string> {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}
