import { defineRoute, type Route } from '@weiche/http'
import type { Vorgang } from '@weiche/vorgang'
import { z } from 'zod'
import { auskunftOf } from './auskunft.ts'
import { Auskunft } from './auskunft-schema.ts'
import { dokumenteOf } from './dokumente.ts'
import { geheimnisHeader, openVorgang, vorgangParam } from './kopfzeilen.ts'
import { nachforderungOf } from './nachforderung.ts'
import type { IntakePlatform } from './platform.ts'
import { noDokument } from './probleme.ts'

const NUR_LOKAL = '(vorerst nur auf dem Rechner der Anwendung)'
const Liste = z.object({
  dokumente: z.array(z.object({ titel: z.string(), zeitpunkt: z.string(), link: z.string() })),
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
        return { status: 200, body: { dokumente } }
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
