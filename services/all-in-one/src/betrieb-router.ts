import { randomUUID } from 'node:crypto'
import { letzterBericht } from '@weiche/abgleich'
import { type ApiRouter, art, createRouter, defineRoute, Problem, problemArten } from '@weiche/http'
import { personHeader } from '@weiche/review'
import {
  Auswahl,
  entwerfe,
  finde,
  fuehreAus,
  gruppiere,
  isLeer,
  listeGeparkt,
  wecke,
  wiederhole,
  zaehle,
  zeige,
} from '@weiche/stoerung'
import { parseVorgangsId, Reparatur, Reparaturauftrag, reparaturText, staende } from '@weiche/vorgang'
import { z } from 'zod'
import type { Grundlage } from './grundlage.ts'

const nichtGezeichnet = art('nicht-gezeichnet', 403, 'Der Auftrag gilt nicht')
const headers = z.object({ person: personHeader })
const anzahl = z.coerce.number().int().min(1).max(1_000).default(100)
const query = z.object({
  leistung: z.string().max(60).optional(),
  stand: z.enum(staende).optional(),
  code: z.string().max(60).optional(),
  aelterAls: z.coerce.number().int().min(0).optional().meta({ description: 'Sekunden seit dem letzten Eintrag.' }),
})

/** Only what is named: a key that is undefined would be none of the query. */
const named = (q: z.output<typeof query>): Auswahl =>
  Object.fromEntries(Object.entries(q).filter(([, v]) => v !== undefined)) as Auswahl

/** What operations may see and do without a database shell; on this machine only, until people can sign in. */
export function betriebRouter(platform: Grundlage): ApiRouter {
  const { databases, log, zugriffslog, uhr, regelwerke } = platform
  const record = (person: string, aktion: string, vorgangIds: string[]) =>
    zugriffslog.record({ person, aktion, vorgangIds, zweck: 'Störung', zeitpunkt: uhr.jetzt() })
  const common = { loopback: true } as const

  return createRouter([
    defineRoute({
      ...common,
      method: 'get',
      path: '/betrieb/abgleich',
      summary: 'Der letzte Bericht des Abgleichs',
      answers: { 200: { description: 'Bilanz je Leistung, Befunde mit Abhilfe, was geweckt wurde.' } },
      async handle() {
        const bericht = await letzterBericht(databases)
        if (!bericht)
          throw new Problem(
            problemArten.nichtGefunden,
            'Es gibt noch keinen Abgleich; der erste kommt nach einer Minute.',
          )
        return { status: 200, body: bericht }
      },
    }),
    defineRoute({
      ...common,
      method: 'get',
      path: '/betrieb/stoerungen',
      summary: 'Wo es steht: Anzahl nach Leistung, Stand und Grund',
      query,
      answers: { 200: { description: 'Zahlen, keine Vorgänge.' } },
      handle: async ({ query }) => ({
        status: 200,
        body: { gruppen: await gruppiere(databases, named(query), new Date()) },
      }),
    }),
    defineRoute({
      ...common,
      method: 'get',
      path: '/betrieb/vorgaenge',
      summary: 'Vorgänge nach Leistung, Stand, Grund, Alter; die am längsten stehenden zuerst',
      headers,
      query: query.extend({ anzahl }),
      answers: { 200: { description: 'Kennungen, Stände und Zeiten.' } },
      async handle({ query: { anzahl, ...rest }, headers }) {
        const auswahl = named(rest)
        const vorgaenge = await finde(databases, auswahl, new Date(), anzahl)
        const vorgangIds = vorgaenge.map((v) => v.vorgangId)
        await record(headers.person, 'betrieb.aufgelistet', vorgangIds)
        return { status: 200, body: { gesamt: await zaehle(databases, auswahl, new Date()), vorgaenge } }
      },
    }),
    defineRoute({
      ...common,
      method: 'get',
      path: '/betrieb/vorgaenge/:vorgangId',
      summary: 'Ein Vorgang ohne seinen Inhalt: Verlauf, Versuche, nächster Weckruf',
      headers,
      params: z.object({ vorgangId: z.string().max(40) }),
      answers: { 200: { description: 'Nichts Versiegeltes wird geöffnet.' } },
      async handle({ params, headers }) {
        const vorgangId = parseVorgangsId(params.vorgangId)
        if (vorgangId) await record(headers.person, 'betrieb.angesehen', [vorgangId])
        const ansicht = vorgangId && (await zeige(platform, vorgangId))
        if (!ansicht)
          throw new Problem(
            problemArten.nichtGefunden,
            'Diesen Vorgang gibt es nicht. Bitte prüfen Sie die Vorgangs-ID.',
          )
        return { status: 200, body: ansicht }
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/betrieb/wecken',
      summary: 'Vorgänge noch einmal versuchen lassen; ändert keinen',
      headers,
      body: z.strictObject({
        auswahl: Auswahl,
        anzahl,
        probe: z.boolean().default(true).meta({ description: 'Nur zeigen, wer geweckt würde.' }),
      }),
      answers: { 200: { description: 'Wer gefunden und wie viele geweckt wurden.' } },
      async handle({ body: { auswahl, anzahl, probe }, headers }) {
        verlangeAuswahl(auswahl)
        const now = new Date()
        const vorgaenge = await finde(databases, auswahl, now, anzahl)
        const vorgangIds = vorgaenge.map((v) => v.vorgangId)
        await record(headers.person, probe ? 'betrieb.aufgelistet' : 'betrieb.geweckt', vorgangIds)
        const geweckt = probe ? 0 : await wecke(databases, vorgaenge, now)
        return { status: 200, body: { gesamt: await zaehle(databases, auswahl, now), vorgaenge, geweckt } }
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/betrieb/reparaturen/entwurf',
      summary: 'Einen Auftrag entwerfen; zwei Personen unterschreiben „text“ mit ihren Schlüsseln',
      headers,
      body: z.strictObject({
        aktion: Reparatur.shape.aktion,
        schritt: Reparatur.shape.schritt.default(''),
        grund: Reparatur.shape.grund,
        auswahl: Auswahl.optional(),
        anzahl,
        geparkt: Reparatur.shape.geparkt.default([]),
      }),
      answers: {
        200: { description: 'Der Auftrag und der Text, der zu unterschreiben ist. Es ist noch nichts geschehen.' },
      },
      async handle({ body: { auswahl, anzahl, ...vorhaben }, headers }) {
        if (vorhaben.aktion !== 'verwerfen') verlangeAuswahl(auswahl ?? {})
        const treffer = auswahl ? await finde(databases, auswahl, new Date(), anzahl) : []
        const vorgangIds = treffer.map((t) => t.vorgangId)
        await record(headers.person, `betrieb.${vorhaben.aktion}.vorgelegt`, vorgangIds)
        const reparatur = entwerfe({ ...vorhaben, treffer }, randomUUID(), new Date())
        return { status: 200, body: { reparatur, text: reparaturText(reparatur) } }
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/betrieb/reparaturen',
      summary: 'Einen von zwei Personen unterschriebenen Auftrag ausführen',
      body: Reparaturauftrag,
      answers: { 200: { description: 'Was aus jedem Vorgang geworden ist.' } },
      async handle({ body }) {
        const ergebnis = await fuehreAus(body, { databases, log, uhr, zugriffslog, steuerung: regelwerke })
        if (ergebnis.kind === 'abgelehnt') throw new Problem(nichtGezeichnet, ergebnis.text)
        return { status: 200, body: ergebnis }
      },
    }),
    defineRoute({
      ...common,
      method: 'get',
      path: '/betrieb/geparkt',
      summary: 'Nachrichten, mit denen niemand etwas anfangen konnte, ohne ihren Inhalt',
      query: z.object({ anzahl }),
      answers: { 200: { description: 'Name, Grund, Größe und, wenn lesbar, der Vorgang.' } },
      handle: async ({ query }) => ({ status: 200, body: await listeGeparkt(databases, query.anzahl) }),
    }),
    defineRoute({
      ...common,
      method: 'post',
      path: '/betrieb/geparkt/wiederholen',
      summary: 'Geparkte Nachrichten noch einmal bearbeiten; was unlesbar bleibt, bleibt geparkt',
      headers,
      body: z.strictObject({ ids: z.array(z.string().max(300)).min(1).max(1_000) }),
      answers: { 200: { description: 'Was aus jeder Nachricht geworden ist.' } },
      async handle({ body, headers }) {
        await record(headers.person, 'betrieb.wiederholt', [])
        return { status: 200, body: { ergebnisse: await wiederhole(databases, body.ids, new Date()) } }
      },
    }),
  ])
}

function verlangeAuswahl(auswahl: Auswahl): void {
  if (isLeer(auswahl))
    throw new Problem(
      problemArten.angabenFehlerhaft,
      'Die Auswahl ist leer und träfe alles. Bitte nennen Sie Vorgänge, Leistung, Stand, Code oder Alter.',
    )
}
