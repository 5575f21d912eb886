import { berlinDatum } from '@weiche/fristen'
import { type ApiRouter, createRouter, defineRoute } from '@weiche/http'
import { z } from 'zod'
import type { Exchange } from './exchange.ts'
import type { Grundlage } from './grundlage.ts'
import { kanallage } from './kanaele.ts'

/** Counts per state, dark share, reasons, the oldest open one, and what is in force of each Leistung: nothing personal. */
export function lageRouter(
  platform: Pick<Grundlage, 'projektion' | 'regelwerke' | 'databases' | 'uhr'>,
  post: Pick<Exchange, 'ungeklaert'>,
): ApiRouter {
  return createRouter([
    defineRoute({
      method: 'get',
      path: '/lage',
      summary:
        'Die Lage in Zahlen: Stände, Anteil dunkel, Gründe, ältester offener Vorgang, Stand der Regeln, der Zustellwege und des Posteingangs',
      answers: { 200: { description: 'Zahlen über alle Vorgänge, und was von jeder Leistung gilt.' } },
      handle: async () => ({
        status: 200,
        body: {
          ...(await platform.projektion.lage()),
          regeln: await regelnOf(platform.regelwerke),
          kanaele: await kanallage(platform.databases),
          posteingang: { ungeklaert: (await post.ungeklaert()).length },
        },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/wartet',
      summary: 'Was worauf wartet und bis wann: Überfälliges, Drängendes, was als Nächstes von selbst geschieht',
      loopback: true,
      query: z.object({
        leistung: z.string().max(60).optional(),
        soll: z.coerce.number().int().min(1).max(1000).default(42),
        vorlauf: z.coerce.number().int().min(0).max(365).default(14),
        anzahl: z.coerce.number().int().min(1).max(1000).default(100),
      }),
      answers: { 200: { description: 'Vorgänge mit ihren Fristen, ohne Personen.' } },
      handle: async ({ query: { soll: sollTage, ...rest } }) => {
        const heute = berlinDatum(platform.uhr.jetzt())
        return { status: 200, body: await platform.projektion.wartet({ heute, sollTage, ...rest }) }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/sachbearbeitung/posteingang',
      summary: 'Post, zu der kein Vorgang gefunden wurde: Name der Datei, Grund, seit wann',
      loopback: true,
      answers: { 200: { description: 'Was auf einen Menschen wartet; das Älteste zuerst.' } },
      handle: async () => ({ status: 200, body: { ungeklaert: await post.ungeklaert() } }),
    }),
  ])
}

async function regelnOf({ leistungen, stand }: Grundlage['regelwerke']) {
  const namen = await leistungen()
  const zeilen = namen.map(async (leistung) => {
    const { ausgabe = '', nummer, assistiert, gestoppt } = await stand.read(leistung)
    const angehalten = gestoppt.map(({ klasse, grund }) => ({ klasse: klasse || 'alles', grund }))
    return [
      leistung,
      { ausgabe, freigabe: nummer, modus: assistiert ? 'assistiert' : 'automatisch', angehalten },
    ] as const
  })
  return Object.fromEntries(await Promise.all(zeilen))
}
