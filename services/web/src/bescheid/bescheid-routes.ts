import { type Answer, defineRoute, type Route } from '@weiche/http'
import { erklaere, grundlageOf } from '@weiche/werkbank'
import { seitenAntwort } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { rahmenOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import type { BescheidRegister } from '../seite/modell.ts'
import { vorgangParam } from '../status/status-route.ts'
import { type Offen, oeffne } from '../zugang/oeffne.ts'
import { mayRead } from '../zugang/zugang.ts'
import { bescheidSeite } from './bescheid-seite.ts'

const ORTE: [string, BescheidRegister][] = [
  ['', 'einfach'],
  ['/leicht', 'leicht'],
  ['/recht', 'recht'],
]

/** The decision explained, in three registers; only for who has signed in, never by the access code. */
export function bescheidRoutes(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route[] {
  return ORTE.map(([ort, register]) =>
    defineRoute({
      ...{ method: 'get', path: `/antraege/:vorgangId/bescheid${ort}`, summary: 'Bescheid erklärt', page: true },
      params: vorgangParam,
      answers: { 200: { description: 'Seite' } },
      handle: ({ req, params }) =>
        oeffne({ platform, config, seiten }, req, params.vorgangId, (offen) => zeige(offen, register)),
    }),
  )

  async function zeige({ kontext, vorgang, commits, paket }: Offen, register: BescheidRegister): Promise<Answer> {
    const { zugang } = kontext
    if (zugang.art !== 'person' || !mayRead(zugang, vorgang.vorgangId)) return hinweis(ANMELDEN, 403)
    const grundlage = grundlageOf(commits.filter((c) => c.seq <= (vorgang.entscheidung?.seq ?? 0)))
    if (!vorgang.bescheid || !grundlage) return hinweis(NOCH_NICHT, 404)
    // Noted before it is shown.
    await platform.zugriffslog.record({
      ...{ person: zugang.sub, aktion: 'bescheid.gelesen', vorgangIds: [vorgang.vorgangId] },
      ...{ zweck: 'eigener Antrag', zeitpunkt: platform.uhr.jetzt() },
    })
    const damals = await platform.regelwerke.zu(vorgang.leistung, grundlage.quittung.ausgabe)
    const inhalt = bescheidSeite(vorgang, damals, erklaere(damals, commits, grundlage, register), register)
    return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, inhalt.ergebnis, paket), inhalt })

    async function hinweis(text: typeof ANMELDEN, status: number): Promise<Answer> {
      const seite = { art: 'fehler' as const, ...text, kennung: '' }
      return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, text.kopf, paket), inhalt: seite }, status)
    }
  }
}

const ANMELDEN = {
  kopf: 'Bitte melden Sie sich an',
  saetze: [
    'Der Zugangscode zeigt den Stand und lässt Sie Nachweise nachreichen.',
    'Den Bescheid sehen Sie nach der Anmeldung. Er kommt auch mit der Post.',
  ],
}
const NOCH_NICHT = { kopf: 'Es gibt noch keinen Bescheid', saetze: ['Sobald wir entschieden haben, steht er hier.'] }
