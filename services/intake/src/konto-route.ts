import { defineRoute, type Route } from '@weiche/http'
import { z } from 'zod'
import { appendCommand } from './append-command.ts'
import { decideVerbindung, type Verbindung } from './decide-verbindung.ts'
import { kontoCommandHeader, kontoOf, openVorgang, vorgangParam } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { missingKonto, tooBusy, unknownVorgang } from './probleme.ts'

const Quittung = z.object({ vorgangId: z.string() })

/** Links a Vorgang with the account of whoever is signed in. That it is theirs the pages have found out before. */
export function kontoRoute(platform: IntakePlatform): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/konto',
    summary: 'Den Vorgang mit einem Konto verbinden (nur innerhalb der Anwendung)',
    params: vorgangParam,
    headers: kontoCommandHeader,
    answers: {
      201: { description: 'Der Vorgang gehört jetzt zu diesem Konto.', schema: Quittung },
      200: { description: 'Er gehörte schon dazu.', schema: Quittung },
    },
    async handle({ params, headers, req }) {
      const konto = kontoOf(req, headers)
      if (konto === undefined) throw missingKonto()
      const { vorgangId } = await openVorgang(platform, params.vorgangId, headers)
      // The key of a command stands in clear in the log; that it is linked once the state says.
      const result = await appendCommand<Verbindung>(platform, vorgangId, platform.newKey(), (vorgang) =>
        decideVerbindung(vorgang, konto),
      )
      if (result.kind === 'unbekannt') throw unknownVorgang()
      if (result.kind === 'ueberholt') throw tooBusy()
      return { status: result.kind === 'appended' ? 201 : 200, body: { vorgangId } }
    },
  })
}
