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
import { betriebRouter } from './betrieb-router.ts'
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
  /** One for all who take something in: what is received at once is bounded for the whole process. */
  intake(): ReturnType<typeof annahme>
  /** Address of the citizen's page of a Vorgang; "" = there is no portal. */
  seite(vorgangId: string): string
  extractor(): TextExtractor
  /** Share of the cases that are computed a second time; undefined = that of the Leistungspaket. */
  zweitrechnung?: string | undefined
  /** The engine of the second computation. */
  macheEngine?: MacheEngine | undefined
}

/** Where pages are served: how errors are told to people, and what takes a moment at the first start. */
export type Seitendienst = { errorPage: ErrorPage; prepare(): Promise<void> }
export type Dienst = { handlers: readonly Handler[]; routers: readonly ApiRouter[]; seiten?: Seitendienst }

/** Every service by its name: the one place where they are put together, for one process or for many. */
export const dienste: Record<Dienstname, (platform: Grundlage, mittel: Mittel) => Dienst> = {
  intake(_platform, mittel) {
    const { handlers, router } = mittel.intake()
    return { handlers, routers: [router] }
  },
  review(platform, { exchange }) {
    const readListe = (filter: ReviewFilter) => platform.projektion.liste(toListenFilter(filter))
    const { handlers, router } = createReview(platform, { readListe })
    return { handlers, routers: [router, lageRouter(platform, exchange), betriebRouter(platform)] }
  },
  validation: (platform, { extractor }) => handlersOnly(createValidation(platform, { extractor: extractor() })),
  routing: (platform, { exchange }) => handlersOnly(createRouting(platform, exchange)),
  processing: (platform, mittel) => handlersOnly(createProcessing(platform, decider(platform, mittel))),
  backchannel: (platform, mittel) => handlersOnly(backchannel(platform, mittel)),
  web(platform, mittel) {
    const { handlers, router, ...seiten } = createWeb(platform, mittel.intake())
    return { handlers, routers: [router], seiten }
  },
}

const handlersOnly = ({ handlers }: { handlers: Handler[] }): Dienst => ({ handlers, routers: [] })

/** Intake needs it too: copies of documents are made where they are asked for. */
const backchannel = (platform: Grundlage, { renderer, kanaele, seite }: Mittel) =>
  createBackchannel(platform, { renderer: renderer(), kanaele: kanaele(), seite })

/** What `Mittel.intake` makes once. */
export const annahme = (platform: Grundlage, mittel: Mittel) => createIntake(platform, backchannel(platform, mittel))

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
