import type { WebPlatform } from '../platform.ts'
import { type Anbieter, createAnbieter } from './anbieter.ts'
import type { Anmeldeeinstellungen } from './einstellungen.ts'

export type Anbieterquelle = () => (Anbieter & { kontenraum: string }) | undefined

/** The provider that is set now; the one of the demo is known only once the server listens. */
export function createAnbieterquelle({ einstellungen }: Pick<WebPlatform, 'einstellungen'>): Anbieterquelle {
  let bekannt: { fuer: Anmeldeeinstellungen; anbieter: Anbieter & { kontenraum: string } } | undefined
  return () => {
    const fuer = einstellungen()
    if (!fuer) return undefined
    if (bekannt?.fuer !== fuer) {
      const { kontenraum } = fuer
      bekannt = { fuer, anbieter: { ...createAnbieter(fuer), kontenraum } }
    }
    return bekannt.anbieter
  }
}
