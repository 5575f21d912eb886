import type { Platform } from '@weiche/controller'
import { defineRoute, type Route } from '@weiche/http'
import { type Stand, staende } from '@weiche/vorgang'
import { z } from 'zod'
import { personHeader } from './person.ts'

export type ListenFilter = { stand: Stand; organisationseinheit?: string; code?: string; nach?: string; anzahl: number }
/** Lines of the projection: states, codes, ids and times, nothing personal. */
export type ListeLesen = (filter: ListenFilter) => Promise<{ zeilen: { vorgangId: string }[]; weiter: string | null }>

export function listeRoute(platform: Platform, readListe: ListeLesen): Route {
  return defineRoute({
    method: 'get',
    path: '/sachbearbeitung/vorgaenge',
    summary: 'Vorgänge auflisten, die am längsten wartenden zuerst',
    loopback: true,
    headers: z.object({ person: personHeader }),
    query: z.object({
      stand: z.enum(staende).default('bei-person'),
      organisationseinheit: z.string().max(100).optional(),
      code: z.string().max(60).optional(),
      nach: z.string().max(100).optional(),
      anzahl: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answers: { 200: { description: 'Eine Seite der Liste; „weiter“ führt zur nächsten.' } },
    async handle({ query, headers }) {
      const { stand, anzahl, organisationseinheit, code, nach } = query
      const liste = await readListe({
        stand,
        anzahl,
        ...(organisationseinheit === undefined ? {} : { organisationseinheit }),
        ...(code === undefined ? {} : { code }),
        ...(nach === undefined ? {} : { nach }),
      })
      await platform.zugriffslog.record({
        person: headers.person,
        aktion: 'auflisten',
        vorgangIds: liste.zeilen.map((z) => z.vorgangId),
        zweck: 'sachbearbeitung',
        zeitpunkt: platform.uhr.jetzt(),
      })
      return { status: 200, body: liste }
    },
  })
}
