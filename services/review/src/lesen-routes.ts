import type { Platform } from '@weiche/controller'
import { berlinDatum } from '@weiche/fristen'
import { type Answer, defineRoute, Problem, problemArten, type Route } from '@weiche/http'
import { type Gelesen, liesAuswertung } from '@weiche/regelwerk'
import { bescheide, parseVorgangsId, type Vorgang } from '@weiche/vorgang'
import { z } from 'zod'
import { ansichtOf, sichtbareAuswertung } from './ansicht.ts'
import { personHeader } from './person.ts'
import { versagungsentwurf } from './versagungsentwurf.ts'

const headers = z.object({ person: personHeader })
const vorgangId = z.string().max(40)

/** Reading a case, one attachment, the Bescheid: each read is in the access log before the answer leaves. */
export function lesenRoutes(platform: Platform): Route[] {
  async function read(id: string, person: string, aktion: string): Promise<Vorgang> {
    const parsed = parseVorgangsId(id)
    const vorgang = parsed && (await platform.log.fold(parsed))
    if (!vorgang)
      throw new Problem(problemArten.nichtGefunden, 'Diesen Vorgang gibt es nicht. Bitte prüfen Sie die Vorgangs-ID.')
    const zeitpunkt = platform.uhr.jetzt()
    await platform.zugriffslog.record({
      person,
      aktion,
      vorgangIds: [vorgang.vorgangId],
      zweck: 'sachbearbeitung',
      zeitpunkt,
    })
    return vorgang
  }

  /** The trace is printed now: hardly any evaluation is ever looked at. */
  async function lies(v: Vorgang): Promise<Gelesen | undefined> {
    const auswertung = sichtbareAuswertung(v)
    if (!auswertung) return undefined
    const paket = await platform.regelwerke.zu(v.leistung, auswertung.fakten.ausgabe)
    return liesAuswertung(paket, auswertung.inhalt, v.pruefung!.inhalt.angaben)
  }

  return [
    defineRoute({
      method: 'get',
      path: '/sachbearbeitung/vorgaenge/:vorgangId',
      summary: 'Einen Vorgang lesen: Gründe, Angaben, Nachweise, Rechenweg',
      loopback: true,
      params: z.object({ vorgangId }),
      headers,
      answers: { 200: { description: 'Der Vorgang mit der Laufnummer „seq“, die Befehle nennen müssen.' } },
      async handle({ params, headers }): Promise<Answer> {
        const vorgang = await read(params.vorgangId, headers.person, 'lesen')
        const heute = berlinDatum(platform.uhr.jetzt())
        const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
        const versagung = versagungsentwurf(vorgang, paket, heute)
        return { status: 200, body: ansichtOf(vorgang, await lies(vorgang), heute, versagung) }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/sachbearbeitung/vorgaenge/:vorgangId/anlagen/:anlageId',
      summary: 'Eine Anlage herunterladen',
      loopback: true,
      params: z.object({ vorgangId, anlageId: z.string().max(60) }),
      headers,
      answers: { 200: { description: 'Die Anlage, wie sie einging.' } },
      async handle({ params, headers }): Promise<Answer> {
        const vorgang = await read(params.vorgangId, headers.person, 'anlage')
        const anlage = vorgang.anlagen.find((a) => a.anlageId === params.anlageId)
        if (!anlage) throw new Problem(problemArten.nichtGefunden, 'Diese Anlage gehört nicht zu diesem Vorgang.')
        const bytes = await platform.anlagen.load(vorgang.vorgangId, anlage.anlageId)
        return { status: 200, file: { bytes, mediaType: anlage.medientyp, name: anlage.dateiname } }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/sachbearbeitung/vorgaenge/:vorgangId/bescheid',
      summary: 'Den Bescheid herunterladen',
      loopback: true,
      params: z.object({ vorgangId }),
      headers,
      answers: { 200: { description: 'Der Bescheid als PDF.', mediaType: 'application/pdf' } },
      async handle({ params, headers }): Promise<Answer> {
        const vorgang = await read(params.vorgangId, headers.person, 'bescheid')
        const bescheid = bescheide(vorgang).at(-1)?.bescheid
        if (!bescheid) throw new Problem(problemArten.nichtGefunden, 'Zu diesem Vorgang gibt es noch keinen Bescheid.')
        const bytes = await platform.dokumente.get(vorgang.vorgangId, bescheid.fakten.dokumentId)
        return { status: 200, file: { bytes, mediaType: 'application/pdf', name: `Bescheid_${vorgang.vorgangId}.pdf` } }
      },
    }),
  ]
}
