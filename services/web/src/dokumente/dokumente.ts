import { Problem, problemArten } from '@weiche/http'
import { z } from 'zod'
import { geheimnisVon } from '../nachforderung/auskunft.ts'
import type { WebPlatform } from '../platform.ts'
import type { Dokumentlink, Sprache } from '../seite/modell.ts'
import { groesseText } from '../worte/groesse.ts'
import { zeitText } from '../worte/zeit.ts'

const Liste = z.object({
  dokumente: z.array(z.object({ titel: z.string(), zeitpunkt: z.string(), link: z.string() })),
  nachweise: z.array(z.object({ titel: z.string(), dateiname: z.string(), laenge: z.number(), link: z.string() })),
})

/** What the owner can download: letters first, then what they sent themselves. */
export async function leseDokumente(
  platform: WebPlatform,
  vorgangId: string,
  sprache: Sprache,
): Promise<Dokumentlink[]> {
  const answer = await platform.intake(`/vorgaenge/${vorgangId}/dokumente`, {
    headers: geheimnisVon(platform, vorgangId),
  })
  if (!answer.ok) throw new Problem(problemArten.intern, `intake answers ${answer.status}`)
  const { dokumente, nachweise } = Liste.parse(await answer.json())
  const adresse = (ort: string, link: string) => `/antraege/${vorgangId}/${ort}/${link.split('/').at(-1)}`
  return [
    ...dokumente.map(({ titel, zeitpunkt, link }) => ({
      ...{ titel, adresse: adresse('dokumente', link) },
      hinweis: `PDF · ${zeitText(new Date(zeitpunkt), sprache)}`,
    })),
    ...nachweise.map(({ titel, dateiname, laenge, link }) => ({
      ...{ titel, adresse: adresse('dateien', link) },
      hinweis: `${dateiname}, ${groesseText(laenge)}`,
    })),
  ]
}
