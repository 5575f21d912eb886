import { defineRoute, Problem, problemArten, type Route } from '@weiche/http'
import { z } from 'zod'
import type { SeitenQuelle } from './seiten.ts'

/** Script, style and fonts of the pages, from this host alone; their names change with their content. */
export function dateiRoute(seiten: SeitenQuelle): Route {
  return defineRoute({
    ...{ method: 'get', path: '/seite/:datei', summary: 'Teil der Seiten', page: true },
    params: z.object({ datei: z.string().max(100) }),
    answers: { 200: { description: 'Datei' } },
    async handle({ params, req }) {
      const datei = (await seiten()).datei(params.datei)
      if (!datei)
        throw new Problem(problemArten.nichtGefunden, 'Diese Datei gibt es nicht mehr. Bitte laden Sie die Seite neu.')
      const { bytes, gepackt, mediaType } = datei
      const pack = gepackt !== undefined && req.acceptsEncodings('gzip') === 'gzip'
      return {
        status: 200,
        headers: {
          'Cache-Control': 'public, max-age=31536000, immutable',
          Vary: 'Accept-Encoding',
          ...(pack ? { 'Content-Encoding': 'gzip' } : {}),
        },
        content: { data: pack ? gepackt : bytes, mediaType },
      }
    },
  })
}
