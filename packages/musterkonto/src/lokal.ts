import { isLoopback } from '@weiche/http'

/** Why invented persons must not be signed in here, in German; undefined = they may. Whoever can reach the page could be anybody. */
export function warumNicht(seite: string, eingestellterAnbieter: string | undefined): string | undefined {
  if (eingestellterAnbieter !== undefined)
    return 'Musterkonten gibt es nur, solange kein Anbieter eingestellt ist (WEICHE_OIDC_ISSUER).'
  const host = URL.parse(seite)?.hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost' || isLoopback(host)) return undefined
  return `Musterkonten gibt es nur auf dem eigenen Rechner (127.0.0.1 oder localhost), nicht unter ${seite}.`
}
