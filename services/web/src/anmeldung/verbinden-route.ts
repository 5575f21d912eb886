import { defineRoute, Problem, problemArten, type Route } from '@weiche/http'
import { seitenAntwort, weiterNach } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { decideVerbinden } from '../decide-verbinden.ts'
import { rahmenOf } from '../kontext.ts'
import { geheimnisVon } from '../nachforderung/auskunft.ts'
import type { WebPlatform } from '../platform.ts'
import { vorgangParam } from '../status/status-route.ts'
import { requireOwnPage } from '../zugang/herkunft.ts'
import { oeffne } from '../zugang/oeffne.ts'
import type { Offen } from '../zugang/offen.ts'
import { ohneAnmeldung } from '../zugang/ohne-anmeldung.ts'
import { antragsteller, ausweisOf } from './konto.ts'
import { verbindenTexte } from './verbinden-texte.ts'

/** Links the Vorgang that the code opened with the account that is signed in. */
export function verbindenRoute(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route {
  async function verbinde(offen: Offen) {
    const { kontext, vorgang, paket } = offen
    const { zugang } = kontext
    if (zugang.art !== 'person') return ohneAnmeldung(await seiten(), offen)
    const adresse = `/antraege/${vorgang.vorgangId}`
    if (vorgang.konten.includes(zugang.konto)) return weiterNach(adresse)
    const person = antragsteller(vorgang.angaben, paket.kopf.bescheid?.empfaenger)
    const urteil = decideVerbinden(zugang, ausweisOf(platform.serverHmac, person))
    if (urteil !== 'erlaubt') {
      const { weiter, ...text } = verbindenTexte(kontext.sprache)[urteil]
      const inhalt = { art: 'fehler' as const, ...text, kennung: '', weiter: { text: weiter, adresse } }
      return seitenAntwort(await seiten(), { rahmen: rahmenOf(kontext, text.kopf, paket), inhalt }, 422)
    }
    const answer = await platform.intake(`/vorgaenge/${vorgang.vorgangId}/konto`, {
      method: 'POST',
      headers: { ...geheimnisVon(platform, vorgang.vorgangId), Konto: zugang.konto },
    })
    if (!answer.ok)
      throw new Problem(
        problemArten.nichtBereit,
        'Der Antrag ließ sich gerade nicht verbinden. Bitte versuchen Sie es gleich noch einmal.',
      )
    return weiterNach(adresse)
  }
  return defineRoute({
    ...{ method: 'post', path: '/antraege/:vorgangId/verbinden', summary: 'Mit meinem Konto verbinden', page: true },
    params: vorgangParam,
    answers: { 303: { description: 'Verbunden' } },
    handle({ req, params }) {
      requireOwnPage(req)
      return oeffne({ platform, config, seiten }, req, params.vorgangId, verbinde)
    },
  })
}
