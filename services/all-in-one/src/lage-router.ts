import { type ApiRouter, createRouter, defineRoute } from '@weiche/http'
import type { Grundlage } from './grundlage.ts'
import { kanallage } from './kanaele.ts'

/** Counts per state, dark share, reasons, the oldest open one, and what is in force of each Leistung: nothing personal. */
export function lageRouter(platform: Pick<Grundlage, 'projektion' | 'regelwerke' | 'databases'>): ApiRouter {
  return createRouter([
    defineRoute({
      method: 'get',
      path: '/lage',
      summary:
        'Die Lage in Zahlen: Stände, Anteil dunkel, Gründe, ältester offener Vorgang, Stand der Regeln und der Zustellwege',
      answers: { 200: { description: 'Zahlen über alle Vorgänge, und was von jeder Leistung gilt.' } },
      handle: async () => ({
        status: 200,
        body: {
          ...(await platform.projektion.lage()),
          regeln: await regelnOf(platform.regelwerke),
          kanaele: await kanallage(platform.databases),
        },
      }),
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
