import { createService as createBackchannel } from '@weiche/backchannel'
import { startHandlers } from '@weiche/controller'
import { createDokumentRenderer, type DokumentRenderer } from '@weiche/dokumente'
import type { ApiRouter } from '@weiche/http'
import { isTransient } from '@weiche/mongo'
import { createTextExtractor } from '@weiche/pdf-text'
import { createService as createProcessing, type Losen, type Zweitrechner } from '@weiche/processing'
import { createService as createReview } from '@weiche/review'
import { createService as createRouting } from '@weiche/routing'
import { type MacheEngine, zweitrechnung } from '@weiche/schiedsrichter'
import { createService as createValidation } from '@weiche/validation'
import type { Exchange } from './exchange.ts'
import { createIntake } from './intake.ts'
import { lageRouter } from './lage-router.ts'
import type { Installation } from './platform.ts'

export type Overrides = {
  renderer?: DokumentRenderer
  /** Share of the cases that are computed a second time; undefined = that of the Leistungspaket. */
  zweitrechnung?: string | undefined
  /** The engine of the second computation. */
  macheEngine?: MacheEngine
}
export type Zusammenstellung = { routers: ApiRouter[]; renderer: DokumentRenderer; stop(): Promise<void> }

/** All services in one process: the same factories that a process of its own will use. */
export function composeServices(
  platform: Installation,
  { brief, fachverfahren, eakte }: Exchange,
  overrides: Overrides = {},
): Zusammenstellung {
  const renderer = overrides.renderer ?? createDokumentRenderer()
  const extractor = createTextExtractor()
  const lose: Losen = (zweck, vorgangId) => platform.schluessel.serverHmac(zweck, vorgangId).readUInt32BE() / 2 ** 32
  const { macheEngine } = overrides
  const zweitrechner: Zweitrechner = {
    anteil: overrides.zweitrechnung,
    rechne: (paket, lage, auswertung) => zweitrechnung(paket, lage, auswertung, macheEngine ? { macheEngine } : {}),
  }
  const backchannel = createBackchannel(platform, { renderer, brief })
  const intake = createIntake(platform, backchannel)
  const review = createReview(platform, { readListe: (filter) => platform.projektion.liste(toListenFilter(filter)) })
  const services = [
    intake,
    createValidation(platform, { extractor }),
    createRouting(platform, { fachverfahren, eakte }),
    createProcessing(platform, { lose, zweitrechner }),
    backchannel,
    review,
  ]
  startHandlers(
    services.flatMap((s) => s.handlers),
    platform,
    isTransient,
  )
  return {
    renderer,
    routers: [intake.router, review.router, lageRouter(platform)],
    async stop() {
      await Promise.all([renderer.close(), extractor.close()])
    },
  }
}

type ReviewFilter = Parameters<Parameters<typeof createReview>[1]['readListe']>[0]

function toListenFilter({ organisationseinheit, ...filter }: ReviewFilter) {
  return organisationseinheit === undefined ? filter : { ...filter, organisationseinheiten: [organisationseinheit] }
}
