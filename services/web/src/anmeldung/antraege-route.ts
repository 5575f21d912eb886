import { type Answer, defineRoute, type Route } from '@weiche/http'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { type Kontext, kontextOf, rahmenOf } from '../kontext.ts'
import type { WebPlatform } from '../platform.ts'
import type { Antragskarte, Sprache } from '../seite/modell.ts'
import { worte } from '../seite/worte.ts'
import { tafelOf } from '../status/tafel.ts'
import { vermerke } from '../zugang/vermerk.ts'
import { codeOf, mayRead, type Person } from '../zugang/zugang.ts'

/** Where a person begins: the own Vorgaenge, whose turn it is, and by when. */
export function antraegeRoute(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route {
  async function karteOf(kontext: Kontext, person: Person, vorgangId: string): Promise<Antragskarte | undefined> {
    const vorgang = await platform.log.fold(vorgangId)
    // The list only proposes; whose it is the log says.
    if (!vorgang || !mayRead(person, vorgang)) return undefined
    const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
    const { sprache } = kontext
    const tafel = tafelOf(vorgang, { sprache, jetzt: platform.uhr.jetzt(), belehrung: '', bescheid: undefined })
    const satz = [tafel.stark, tafel.satz].filter((teil) => teil !== '').join(' ')
    return {
      ...{ adresse: `/antraege/${vorgangId}`, thema: paket.kopf.name, vorgangId },
      ...{ spur: tafel.spur, kopf: `${tafel.kopf}:`, satz },
    }
  }

  async function zeige(kontext: Kontext, person: Person): Promise<Answer> {
    const found = (await platform.eigene(person.konto)).map((z) => z.vorgangId)
    // Just linked, and not in the list yet.
    const code = codeOf(person)
    const ids = [...new Set(code === undefined ? found : [...found, code])]
    const karten = (await Promise.all(ids.map((id) => karteOf(kontext, person, id)))).filter((k) => k !== undefined)
    await vermerke(
      platform,
      person,
      'antraege.aufgelistet',
      karten.map((k) => k.vorgangId),
    )
    const rahmen = rahmenOf(kontext, worte(kontext.sprache).meine)
    return seitenAntwort(await seiten(), { rahmen, inhalt: { art: 'antraege', leer: LEER[kontext.sprache], karten } })
  }

  return defineRoute({
    ...{ method: 'get', path: '/antraege', summary: 'Meine Anträge', page: true },
    answers: { 200: { description: 'Seite' } },
    async handle({ req }) {
      const kontext = await kontextOf(platform, config, req)
      return kontext.zugang.art === 'person' ? zeige(kontext, kontext.zugang) : weiterNach('/')
    },
  })
}

const LEER: Record<Sprache, string> = {
  einfach:
    'Zu diesem Konto gehört noch kein Antrag. Haben Sie einen Zugangscode? Öffnen Sie damit den Antrag und verbinden Sie ihn mit Ihrem Konto.',
  leicht: 'Hier ist noch kein Antrag. Haben Sie einen Code? Öffnen Sie damit Ihren Antrag.',
  englisch:
    'No application belongs to this account yet. Do you have an access code? Open the application with it and link it with your account.',
}
