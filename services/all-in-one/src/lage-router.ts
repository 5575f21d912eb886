import { type ApiRouter, createRouter, defineRoute } from '@weiche/http'
import type { Installation } from './platform.ts'

/** Counts per state, dark share, reasons, the oldest open one: nothing personal. */
export function lageRouter(platform: Pick<Installation, 'projektion'>): ApiRouter {
  return createRouter([
    defineRoute({
      method: 'get',
      path: '/lage',
      summary: 'Die Lage in Zahlen: Stände, Anteil dunkel, Gründe, ältester offener Vorgang',
      answers: { 200: { description: 'Zahlen über alle Vorgänge.' } },
      handle: async () => ({ status: 200, body: await platform.projektion.lage() }),
    }),
  ])
}
