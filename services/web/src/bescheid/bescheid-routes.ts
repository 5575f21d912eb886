import { type Answer, defineRoute, type Route } from '@weiche/http'
import { isVersagt } from '@weiche/vorgang'
import { erklaere, grundlageOf } from '@weiche/werkbank'
import { seitenAntwort } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { rahmenOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import type { BescheidRegister } from '../seite/modell.ts'
import { vorgangParam } from '../status/status-route.ts'
import { oeffneEigenes } from '../zugang/oeffne.ts'
import type { Offen } from '../zugang/offen.ts'
import { vermerke } from '../zugang/vermerk.ts'
import type { Person } from '../zugang/zugang.ts'
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
        oeffneEigenes({ platform, config, seiten }, req, params.vorgangId, (offen, person) =>
          zeige(offen, person, register),
        ),
    }),
  )

  async function zeige(offen: Offen, person: Person, register: BescheidRegister): Promise<Answer> {
    const { kontext, vorgang, commits, paket } = offen
    if (isVersagt(vorgang)) return hinweis(offen, VERSAGT, 200)
    const grundlage = grundlageOf(commits.filter((c) => c.seq <= (vorgang.entscheidung?.seq ?? 0)))
    if (!vorgang.bescheid || !grundlage) return hinweis(offen, NOCH_NICHT, 404)
    await vermerke(platform, person, 'bescheid.gelesen', [vorgang.vorgangId])
    const damals = await platform.regelwerke.zu(vorgang.leistung, grundlage.quittung.ausgabe)
    const erklaerung = erklaere(damals, commits, grundlage, register)
    const inhalt = bescheidSeite(vorgang, damals, erklaerung, register, platform.uhr.jetzt())
    return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, inhalt.ergebnis, paket), inhalt })
  }

  async function hinweis({ kontext, paket }: Offen, text: typeof NOCH_NICHT, status: number): Promise<Answer> {
    const rahmen = rahmenOf(kontext, text.kopf, paket)
    return seitenAntwort(await seiten(), { rahmen, inhalt: { art: 'fehler', ...text, kennung: '' } }, status)
  }
}

const VERSAGT = {
  kopf: 'Vorerst keine Leistung, weil etwas fehlt',
  saetze: [
    'Den Bescheid haben wir Ihnen mit der Post geschickt. Darin stehen die Gründe und was Sie tun können.',
    'Schicken Sie uns das Fehlende. Dann prüfen wir Ihren Antrag weiter; er bleibt gestellt.',
  ],
}
const NOCH_NICHT = { kopf: 'Es gibt noch keinen Bescheid', saetze: ['Sobald wir entschieden haben, steht er hier.'] }
