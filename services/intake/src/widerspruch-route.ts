import { berlinDatum } from '@weiche/fristen'
import { art, defineRoute, Problem, type Route } from '@weiche/http'
import { statusGeheimnis } from '@weiche/siegel'
import { Fristwahrung } from '@weiche/vorgang'
import { z } from 'zod'
import { appendCommand } from './append-command.ts'
import { inputOf } from './decide-antrag.ts'
import { commandHeader, kanalOf, openVorgang, vorgangParam } from './kopfzeilen.ts'
import type { IntakePlatform } from './platform.ts'
import { keyTaken, tooBusy, unknownVorgang, withdrawn } from './probleme.ts'
import { decideWiderspruch, widerspruchsvorgangOf } from './widerspruch.ts'

const keinBescheid = art('kein-bescheid', 409, 'Es gibt noch keinen Bescheid')
const andererRechtsbehelf = art('anderer-rechtsbehelf', 409, 'Gegen diesen Bescheid gibt es keinen Widerspruch')
const schonErhoben = art('widerspruch-schon-erhoben', 409, 'Der Widerspruch ist schon eingegangen')
const Quittung = z
  .object({
    vorgangId: z.string().meta({ description: 'Der eigene Vorgang des Widerspruchs' }),
    statusGeheimnis: z.string(),
    gegen: z.string(),
    eingangsdatum: z.iso.date(),
    frist: z.iso.date().nullable().meta({ description: 'Letzter Tag der Frist; null = sie läuft noch nicht' }),
    fristwahrung: Fristwahrung,
    form: z.string(),
  })
  .meta({ id: 'Widerspruchsquittung' })

const FORM =
  'Der Widerspruch ist schriftlich, in elektronischer Form oder zur Niederschrift zu erheben (§ 70 Abs. 1 VwGO). Ob dieser Weg genügt, entscheidet die Behörde. Sicher ist: ausdrucken, unterschreiben und vor Ablauf der Frist einreichen.'

/** Takes in a Widerspruch: the receipt stands in the Vorgang of the decision, and a Vorgang of its own is opened for it. */
export function widerspruchRoute(platform: IntakePlatform): Route {
  return defineRoute({
    method: 'post',
    path: '/vorgaenge/:vorgangId/widerspruch',
    summary: 'Widerspruch gegen den Bescheid erheben (vorerst nur auf dem Rechner der Anwendung)',
    loopback: true,
    params: vorgangParam,
    headers: commandHeader,
    body: z.strictObject({ begruendung: z.string().trim().max(10_000).default('') }),
    answers: {
      201: { description: 'Der Widerspruch ist eingegangen.', schema: Quittung },
      200: { description: 'Derselbe Widerspruch war schon eingegangen.', schema: Quittung },
    },
    async handle({ params, headers, body, req }) {
      const { vorgangId, leistung } = await openVorgang(platform, params.vorgangId, headers)
      const { paket } = await platform.regelwerke.aktuell(leistung)
      const key = headers['idempotency-key'] ?? platform.newKey()
      const eingang = { kanal: kanalOf(req), eingangsdatum: berlinDatum(platform.uhr.jetzt()) }
      const result = await appendCommand(platform, vorgangId, key, (v) =>
        decideWiderspruch(v, paket, { ...eingang, ...body }),
      )
      switch (result.kind) {
        case 'zurueckgenommen':
          throw withdrawn()
        case 'unbekannt':
          throw unknownVorgang()
        case 'ueberholt':
          throw tooBusy()
        case 'kein-bescheid':
          throw new Problem(
            keinBescheid,
            'Über den Antrag ist noch nicht entschieden. Wenn Angaben falsch sind, berichtigen Sie sie bitte.',
          )
        case 'anderer-rechtsbehelf':
          throw new Problem(
            andererRechtsbehelf,
            `Hier gilt ein anderer Rechtsbehelf (${result.norm}). Bitte lesen Sie die Belehrung am Ende des Bescheids.`,
          )
        case 'schon-erhoben':
          throw new Problem(
            schonErhoben,
            `Ihr Widerspruch ist am ${result.am} eingegangen. Ergänzungen nimmt die Behörde zum Widerspruch entgegen.`,
          )
      }
      const erhoben = inputOf(result.commit, 'widerspruch.erhoben')
      if (erhoben?.inhalt.begruendung !== body.begruendung) throw keyTaken()
      const { bescheid, frist, fristwahrung, eingangsdatum } = erhoben.fakten
      const eigener = widerspruchsvorgangOf(platform.serverHmac, vorgangId, bescheid)
      return {
        status: result.kind === 'appended' ? 201 : 200,
        headers: { 'Idempotency-Key': key },
        body: {
          vorgangId: eigener,
          statusGeheimnis: statusGeheimnis(platform.serverHmac, eigener),
          ...{ gegen: vorgangId, eingangsdatum, frist: frist || null, fristwahrung, form: FORM },
        },
      }
    },
  })
}
