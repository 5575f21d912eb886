import { buffer } from 'node:stream/consumers'
import type Provider from 'oidc-provider'
import type { Musterperson } from './musterperson.ts'
import { personenSeite } from './seiten.ts'

type Middleware = Parameters<Provider['use']>[0]

const PERSON = /^\/person\/([\w-]{1,60})$/

/** The page on which one chooses who to be: GET shows the persons, POST signs one in or breaks off. */
export function createAnmeldung(provider: Provider, personen: readonly Musterperson[], seite: string): Middleware {
  return async (ctx, next) => {
    ctx.set('Content-Security-Policy', csp(seite))
    // Without a referrer a browser does not say either from where a form comes, and such forms are refused.
    ctx.set('Referrer-Policy', 'same-origin')
    if (!PERSON.test(ctx.path)) return next()
    await provider.interactionDetails(ctx.req, ctx.res)
    if (ctx.method !== 'POST') {
      ctx.type = 'html'
      ctx.body = personenSeite(personen)
      return
    }
    const form = new URLSearchParams((await buffer(ctx.req)).toString('utf8').slice(0, 1_000))
    const sub = personen.find((p) => p.sub === form.get('person'))?.sub
    const result = sub === undefined ? { error: 'access_denied' } : { login: { accountId: sub, remember: false } }
    ctx.respond = false
    await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false })
  }
}

/** Forms go to this provider and on to the pages, nowhere else. */
const csp = (seite: string) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `form-action 'self' ${seite}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
