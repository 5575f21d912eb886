import type { WebPlatform } from '../platform.ts'
import { vermerke } from '../zugang/vermerk.ts'
import type { Person } from '../zugang/zugang.ts'
import type { Angemeldet } from './anbieter.ts'
import { ausweisOf, kontoOf, quelleOf } from './konto.ts'
import type { Herkunft } from './laufende.ts'

/** A new session for who has just signed in, noted first; what was open in this browser before ends, a code that was proven stays proven. */
export async function beginneSitzung(
  platform: WebPlatform,
  kontenraum: string,
  { sub, sid, ausweis }: Angemeldet,
  { code, sitzung }: Herkunft,
): Promise<string> {
  const { serverHmac, sitzungen } = platform
  const person: Person = {
    art: 'person',
    konto: kontoOf(serverHmac, kontenraum, sub),
    ausweis: ausweisOf(serverHmac, ausweis),
    ...(code === undefined ? {} : { code }),
  }
  await vermerke(platform, person, 'angemeldet', [])
  if (sitzung !== undefined) await sitzungen.endAll({ kennung: sitzung })
  return sitzungen.begin(person, sid === undefined ? undefined : quelleOf(serverHmac, kontenraum, sid))
}
