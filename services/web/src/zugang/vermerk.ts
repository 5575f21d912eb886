import type { WebPlatform } from '../platform.ts'
import type { Person } from './zugang.ts'

/** Noted in the access log before the answer leaves: no entry, no content. */
export function vermerke(
  platform: Pick<WebPlatform, 'zugriffslog' | 'uhr'>,
  { konto }: Person,
  aktion: 'angemeldet' | 'antraege.aufgelistet' | 'bescheid.gelesen' | 'dokument.gelesen' | 'angaben.gelesen',
  vorgangIds: string[],
): Promise<void> {
  return platform.zugriffslog.record({
    ...{ person: konto, aktion, vorgangIds },
    ...{ zweck: 'eigener Antrag', zeitpunkt: platform.uhr.jetzt() },
  })
}
