import { defineRoute, Problem, problemArten, type Route } from '@weiche/http'
import { z } from 'zod'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { geheimnisVon } from '../nachforderung/auskunft.ts'
import type { WebPlatform } from '../platform.ts'
import { oeffneEigenes } from '../zugang/oeffne.ts'
import { vermerke } from '../zugang/vermerk.ts'

/** Where intake keeps what is downloaded here: letters, and what the citizen sent. */
const ORTE = [
  ['dokumente', 'dokumente', 'Ein Schreiben herunterladen'],
  ['dateien', 'nachweise', 'Einen eigenen Nachweis herunterladen'],
] as const

/** What came from outside must never run here: saved, not shown, of the type that was checked, in no frame, in no cache. */
const SICHER = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'no-store',
}

/** Downloads of the owner, each noted before it leaves. */
export function dokumentRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  return ORTE.map(([ort, quelle, summary]) =>
    defineRoute({
      ...{ method: 'get', path: `/antraege/:vorgangId/${ort}/:name`, summary, page: true },
      params: z.object({ vorgangId: z.string().max(100), name: z.string().regex(/^[\w-]{1,60}$/) }),
      answers: { 200: { description: 'Datei' } },
      handle: ({ req, params }) =>
        oeffneEigenes(
          { platform, config, seiten },
          req,
          params.vorgangId,
          async ({ vorgang: { vorgangId } }, person) => {
            await vermerke(platform, person, 'dokument.gelesen', [vorgangId])
            const answer = await platform.intake(`/vorgaenge/${vorgangId}/${quelle}/${params.name}`, {
              headers: geheimnisVon(platform, vorgangId),
            })
            if (answer.status === 404)
              throw new Problem(problemArten.nichtGefunden, 'Dieses Dokument gibt es hier nicht.')
            if (!answer.ok) throw new Problem(problemArten.intern, `intake answers ${answer.status}`)
            return {
              status: 200,
              headers: { ...SICHER, 'Content-Disposition': answer.headers.get('content-disposition') ?? 'attachment' },
              content: {
                data: new Uint8Array(await answer.arrayBuffer()),
                mediaType: answer.headers.get('content-type') ?? 'application/octet-stream',
              },
            }
          },
        ),
    }),
  )
}
