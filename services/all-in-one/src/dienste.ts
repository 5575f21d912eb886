import { createService as createBackchannel, type Kanaele } from '@weiche/backchannel'
import type { Handler } from '@weiche/controller'
import type { DokumentRenderer } from '@weiche/dokumente'
import type { ApiRouter, ErrorPage } from '@weiche/http'
import type { TextExtractor } from '@weiche/pdf-text'
import { createService as createProcessing, type Losen, type Zweitrechner } from '@weiche/processing'
import { createService as createReview } from '@weiche/review'
import { createService as createRouting } from '@weiche/routing'
import { type MacheEngine, zweitrechnung } from '@weiche/schiedsrichter'
import { createService as createValidation } from '@weiche/validation'
import type { Anmeldeeinstellungen } from '@weiche/web'
import { betriebRouter } from './betrieb-router.ts'
import { einmal } from './einmal.ts'
import type { Exchange } from './exchange.ts'
import type { Grundlage } from './grundlage.ts'
import { createIntake } from './intake.ts'
import { lageRouter } from './lage-router.ts'
import { createWeb } from './web.ts'

export const dienstnamen = ['web', 'intake', 'review', 'validation', 'routing', 'processing', 'backchannel'] as const
export type Dienstname = (typeof dienstnamen)[number]

/** What services share inside one process and only the composition can close. */
export type Mittel = {
  exchange: Exchange
  renderer(): DokumentRenderer
  /** The ways out of the house. */
  kanaele(): Kanaele
  /** Address of the citizen's page of a Vorgang; "" = there is no portal. */
  seite(vorgangId: string): string
  extractor(): TextExtractor
  /** Where citizens sign in while no provider is set; known once the pages are reached. */
  musterkonto?: (() => Anmeldeeinstellungen | undefined) | undefined
  /** Share of the cases that are computed a second time; undefined = that of the Leistungspaket. */
  zweitrechnung?: string | undefined
  /** The engine of the second computation. */
  macheEngine?: MacheEngine | undefined
}

/** Where pages are served: how errors are told to people, and what takes a moment at the first start. */
export type Seitendienst = { errorPage: ErrorPage; prepare(): Promise<void> }
export type Dienst = { handlers: readonly Handler[]; routers: readonly ApiRouter[]; seiten?: Seitendienst }

/**
 * Every service by its name: the one place where they are put together, for one process or for many. What several of them need is made
 * once in a process: one admission counts its load, one group insert gathers its rows.
 */
export function createDienste(platform: Grundlage, mittel: Mittel): Record<Dienstname, () => Dienst> {
  const { exchange, renderer, kanaele, seite, extractor } = mittel
  const backchannel = einmal(() => createBackchannel(platform, { renderer: renderer(), kanaele: kanaele(), seite }))
  // Copies of documents are made where they are asked for.
  const intake = einmal(() => createIntake(platform, backchannel()))
  return {
    intake: () => ({ handlers: intake().handlers, routers: [intake().router] }),
    review() {
      const readListe = (filter: ReviewFilter) => platform.projektion.liste(toListenFilter(filter))
      const { handlers, router } = createReview(platform, { readListe })
      return { handlers, routers: [router, lageRouter(platform, exchange), betriebRouter(platform)] }
    },
    validation: () => handlersOnly(createValidation(platform, { extractor: extractor() })),
    routing: () => handlersOnly(createRouting(platform, exchange)),
    processing: () => handlersOnly(createProcessing(platform, decider(platform, mittel))),
    backchannel: () => handlersOnly(backchannel()),
    web() {
      const { handlers, router, ...seiten } = createWeb(platform, intake(), mittel.musterkonto ?? (() => undefined))
      return { handlers, routers: [router], seiten }
    },
  }
}

const handlersOnly = ({ handlers }: { handlers: Handler[] }): Dienst => ({ handlers, routers: [] })

function decider(platform: Grundlage, { zweitrechnung: anteil, macheEngine }: Mittel) {
  const lose: Losen = (zweck, vorgangId) => platform.schluessel.serverHmac(zweck, vorgangId).readUInt32BE() / 2 ** 32
  const zweitrechner: Zweitrechner = {
    anteil,
    rechne: (paket, lage, auswertung) => zweitrechnung(paket, lage, auswertung, macheEngine ? { macheEngine } : {}),
  }
  return { lose, zweitrechner }
}

type ReviewFilter = Parameters<Parameters<typeof createReview>[1]['readListe']>[0]

function toListenFilter({ organisationseinheit, ...filter }: ReviewFilter) {
  return organisationseinheit === undefined ? filter : { ...filter, organisationseinheiten: [organisationseinheit] }
}
