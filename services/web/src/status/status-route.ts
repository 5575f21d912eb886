import { berlinDatum } from '@weiche/fristen'
import { defineRoute, type Route } from '@weiche/http'
import { text } from '@weiche/regelwerk'
import { z } from 'zod'
import { aktionenOf } from '../anliegen/aktionen.ts'
import { verbindenTexte } from '../anmeldung/verbinden-texte.ts'
import { seitenAntwort } from '../antwort.ts'
import type { SeitenQuelle } from '../bau/seiten.ts'
import type { WebConfig } from '../config.ts'
import { leseDokumente } from '../dokumente/dokumente.ts'
import { kontaktOf, rahmenOf } from '../kontext.ts'
import { liveOf } from '../neues/live.ts'
import type { WebPlatform } from '../platform.ts'
import type { Statusseite } from '../seite/modell.ts'
import { isSkript } from '../zugang/herkunft.ts'
import { oeffne } from '../zugang/oeffne.ts'
import type { Offen } from '../zugang/offen.ts'
import { mayRead } from '../zugang/zugang.ts'
import { dauerVon } from './dauer.ts'
import { eineMinute } from './erfahrung.ts'
import { tafelOf } from './tafel.ts'
import { verlaufOf } from './verlauf.ts'

export const vorgangParam = z.object({ vorgangId: z.string().max(100) })

export function statusRoute(platform: WebPlatform, config: WebConfig, seiten: SeitenQuelle): Route {
  const erfahrung = eineMinute(platform.erfahrung)
  return defineRoute({
    ...{ method: 'get', path: '/antraege/:vorgangId', summary: 'Stand des Antrags', page: true },
    params: vorgangParam,
    answers: { 200: { description: 'Seite' } },
    handle: ({ req, params }) =>
      oeffne({ platform, config, seiten }, req, params.vorgangId, async (offen) => {
        const { vorgang, paket, kontext } = offen
        const eigen = mayRead(kontext.zugang, vorgang)
        const jetzt = platform.uhr.jetzt()
        const inhalt = {
          ...statusSeite(offen, jetzt),
          dauer: await dauerVon(offen, berlinDatum(jetzt), erfahrung),
          dokumente: eigen ? await leseDokumente(platform, vorgang.vorgangId, kontext.sprache) : undefined,
          aktionen: eigen ? aktionenOf(vorgang, paket, kontext.sprache) : [],
        }
        const { kopf, stark } = inhalt.tafel
        const rahmen = rahmenOf(offen.kontext, stark === '' ? kopf : `${kopf}: ${stark}`, offen.paket)
        const seite = { rahmen, inhalt, live: liveOf(offen, [kopf, stark], jetzt) }
        return isSkript(req) ? { status: 200, body: seite } : seitenAntwort(await seiten(), seite)
      }),
  })
}

export function statusSeite(
  { kontext, vorgang, commits, paket }: Offen,
  jetzt: Date,
): Omit<Statusseite, 'dokumente' | 'aktionen' | 'dauer'> {
  const { vorgangId } = vorgang
  const { sprache } = kontext
  const lesen = mayRead(kontext.zugang, vorgang)
  const id = paket.kopf.bescheid?.texte.belehrung
  const belehrung = id === undefined ? '' : text(paket, id, {}, sprache === 'leicht' ? 'leicht' : 'recht').trim()
  const bescheid = lesen && vorgang.bescheid ? `/antraege/${vorgangId}/bescheid` : undefined
  return {
    art: 'status',
    vorgangId,
    thema: paket.kopf.name,
    tafel: tafelOf(vorgang, { sprache, jetzt, belehrung, bescheid }),
    verbinden:
      kontext.zugang.art === 'person' && !lesen
        ? { ...verbindenTexte(sprache).angebot, adresse: `/antraege/${vorgangId}/verbinden` }
        : undefined,
    gleis: verlaufOf(commits, vorgang, sprache),
    kontakt: kontaktOf(paket),
  }
}
