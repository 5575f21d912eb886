import { Problem, problemArten } from '@weiche/http'
import { statusGeheimnis } from '@weiche/siegel'
import { z } from 'zod'
import type { WebPlatform } from '../platform.ts'

const Texte = z.object({ recht: z.string(), einfach: z.string(), leicht: z.string() })
const Posten = z.object({
  id: z.string(),
  titel: z.string(),
  betrifft: z.string(),
  grund: z.enum(['fehlt', 'unvollstaendig', 'unrichtig', 'veraltet']),
  text: Texte,
  norm: z.string(),
  antwort: z.discriminatedUnion('art', [
    z.object({ art: z.literal('datei'), teil: z.string() }),
    z.object({
      art: z.literal('feld'),
      pfad: z.string(),
      typ: z.enum(['janein', 'auswahl', 'ganzzahl', 'betrag', 'zahl', 'datum', 'text', 'objekt', 'liste']),
      titel: z.string(),
      werte: z.array(z.string()),
    }),
  ]),
})
const Auskunft = z.object({
  nachforderung: z
    .object({
      frist: z.object({ bis: z.string(), stufe: z.enum(['nachforderung', 'erinnerung', 'abgelaufen']) }),
      posten: z.array(Posten),
      erledigt: z.array(z.object({ id: z.string(), titel: z.string() })),
      mehrZeit: z.object({ sofortBis: z.string().nullable(), beantragtBis: z.string().nullable() }),
    })
    .nullable(),
})
export type OffeneNachforderung = NonNullable<z.infer<typeof Auskunft>['nachforderung']>
export type OffenerPosten = z.infer<typeof Posten>

/** Asks intake as every program does: with the secret of the Vorgang, which the session has proven. */
export const geheimnisVon = (platform: WebPlatform, vorgangId: string) => ({
  'Status-Geheimnis': statusGeheimnis(platform.serverHmac, vorgangId),
})

/** The open request with its items; undefined = nothing is asked for. */
export async function leseNachforderung(
  platform: WebPlatform,
  vorgangId: string,
): Promise<OffeneNachforderung | undefined> {
  const answer = await platform.intake(`/vorgaenge/${vorgangId}`, { headers: geheimnisVon(platform, vorgangId) })
  if (!answer.ok) throw new Problem(problemArten.intern, `intake answers ${answer.status}`)
  return Auskunft.parse(await answer.json()).nachforderung ?? undefined
}
