import type { RequestListener } from 'node:http'
import { mountLocal, type Router } from '@weiche/http'
import { warumNicht } from './lokal.ts'
import type { Musterperson } from './musterperson.ts'

export type MusterkontoOptions = {
  /** Where the citizen's pages are reached, asked once the port is known: `http://127.0.0.1:8080`. */
  seite(): string
  /** Where this provider is reached, when not under the pages themselves. */
  adresse?(): string
  personen: readonly Musterperson[]
  /** Issuer of a real provider, if one is set: then there are no invented persons. */
  eingestellterAnbieter?: string | undefined
}
export type Musterkonto = {
  /** Hangs the provider under `/musterkonto`, for this machine alone. */
  router: Router
  /** What the client of the pages must know. The secret is a new one at every start. Throws on another host than this machine. */
  zugang(): { issuer: string; clientId: string; clientSecret: string }
}

export const PFAD = '/musterkonto'

/** An identity provider with invented persons for trying out. It is loaded when somebody signs in first, so that no start waits for it. */
export function createMusterkonto(options: MusterkontoOptions): Musterkonto {
  const klient = { clientId: 'weiche', clientSecret: crypto.randomUUID() + crypto.randomUUID() }
  let laden: Promise<RequestListener> | undefined

  function lokal(adresse: string): string {
    const grund = warumNicht(adresse, options.eingestellterAnbieter)
    if (grund !== undefined) throw new Error(grund)
    return adresse
  }
  const seite = () => lokal(options.seite())
  const issuer = () => lokal(options.adresse?.() ?? seite()) + PFAD

  async function lade(): Promise<RequestListener> {
    const { createAnbieter } = await import('./anbieter.ts')
    return createAnbieter({ ...klient, issuer: issuer(), seite: seite(), personen: options.personen })
  }
  return {
    router: mountLocal(PFAD, async (req, res) => {
      laden ??= lade()
      const handler = await laden
      handler(req, res)
    }),
    zugang: () => ({ issuer: issuer(), ...klient }),
  }
}
