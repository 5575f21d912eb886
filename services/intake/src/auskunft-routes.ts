import { defineRoute, type Route } from '@weiche/http'
import type { Vorgang } from '@weiche/vorgang'
import { z } from 'zod'
import { auskunftOf } from './auskunft.ts'
import { Auskunft } from './auskunft-schema.ts'
import { dokumenteOf, eigeneNachweise } from './dokumente.ts'
import { geheimnisHeader, openVorgang, vorgangParam } from './kopfzeilen.ts'
import { nachforderungOf } from './nachforderung.ts'
import type { IntakePlatform } from './platform.ts'
import { noDokument } from './probleme.ts'

const NUR_LOKAL = '(vorerst nur auf dem Rechner der Anwendung)'
const Liste = z.object({
  dokumente: z.array(z.object({ titel: z.string(), zeitpunkt: z.string(), link: z.string() })),
  nachweise: z.array(
    z.object({ titel: z.string(), dateiname: z.string(), medientyp: z.string(), laenge: z.int(), link: z.string() }),
  ),
})
const pdf = { 200: { description: 'PDF', mediaType: 'application/pdf', schema: z.string().meta({ format: 'binary' }) } }

export function auskunftRoutes(platform: IntakePlatform): Route[] {
  const get = { method: 'get', params: vorgangParam, headers: geheimnisHeader } as const
  return [
    defineRoute({
      ...get,
      path: '/vorgaenge/:vorgangId',
      summary: 'Stand des Vorgangs',
      answers: { 200: { description: 'Was geschehen ist, was fehlt und wer am Zug ist', schema: Auskunft } },
      handle: async ({ params, headers }) => {
        const vorgang = await openVorgang(platform, params.vorgangId, headers)
        const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
        return { status: 200, body: auskunftOf(vorgang, nachforderungOf(vorgang, paket, platform.uhr.jetzt())) }
      },
    }),
    defineRoute({
      ...get,
      path: '/vorgaenge/:vorgangId/dokumente',
      summary: `Dokumente des Vorgangs ${NUR_LOKAL}`,
      loopback: true,
      answers: { 200: { description: 'Was abgerufen werden kann', schema: Liste } },
      handle: async ({ params, headers }) => {
        const vorgang = await openVorgang(platform, params.vorgangId, headers)
        const base = `/vorgaenge/${vorgang.vorgangId}/dokumente/`
        const dokumente = dokumenteOf(vorgang).map((d) => ({
          titel: d.titel,
          zeitpunkt: d.zeitpunkt,
          link: base + d.name,
        }))
        const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
        const benenne = (art: string) => paket.nachweise.liste.find((n) => n.id === art)?.titel
        const nachweise = eigeneNachweise(vorgang, benenne).map(
          ({ titel, dateiname, medientyp, laenge, anlageId }) => ({
            ...{ titel, dateiname, medientyp, laenge },
            link: `/vorgaenge/${vorgang.vorgangId}/nachweise/${anlageId}`,
          }),
        )
        return { status: 200, body: { dokumente, nachweise } }
      },
    }),
    defineRoute({
      ...get,
      path: '/vorgaenge/:vorgangId/dokumente/:dokument',
      summary: `Abschrift eines Dokuments ${NUR_LOKAL}`,
      loopback: true,
      params: vorgangParam.extend({ dokument: z.string().max(60) }),
      answers: pdf,
      handle: async ({ params, headers }) =>
        fetchDokument(platform, await openVorgang(platform, params.vorgangId, headers), params.dokument),
    }),
    defineRoute({
      ...get,
      path: '/vorgaenge/:vorgangId/nachweise/:anlageId',
      summary: `Ein eigener Nachweis, wie er eingegangen ist ${NUR_LOKAL}`,
      loopback: true,
      params: vorgangParam.extend({ anlageId: z.string().max(60) }),
      answers: { 200: { description: 'Die Datei' } },
      handle: async ({ params, headers }) => {
        const { vorgangId, anlagen } = await openVorgang(platform, params.vorgangId, headers)
        const anlage = anlagen.find((a) => a.anlageId === params.anlageId)
        if (!anlage) throw noDokument([])
        // Whole before the first byte leaves: the seal is checked at the end.
        const bytes = await platform.anlagen.load(vorgangId, anlage.anlageId)
        return { status: 200, file: { bytes, mediaType: anlage.medientyp, name: anlage.dateiname } }
      },
    }),
    defineRoute({
      ...get,
      path: '/vorgaenge/:vorgangId/bescheid',
      summary: `Abschrift des Bescheids ${NUR_LOKAL}`,
      loopback: true,
      answers: pdf,
      handle: async ({ params, headers }) =>
        fetchDokument(platform, await openVorgang(platform, params.vorgangId, headers), 'bescheid'),
    }),
  ]
}

async function fetchDokument(platform: IntakePlatform, vorgang: Vorgang, name: string) {
  const liste = dokumenteOf(vorgang)
  const eintrag = liste.find((d) => d.name === name)
  if (!eintrag) throw noDokument(liste.map((d) => d.name))
  const bytes = await platform.renderDokument(vorgang, { art: eintrag.art, ereignis: eintrag.ereignis })
  return { status: 200, file: { bytes, mediaType: 'application/pdf', name: `${name}-${vorgang.vorgangId}.pdf` } }
}
