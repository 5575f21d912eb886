import type { Handler } from '@weiche/controller'
import { type ApiRouter, createRouter, type ErrorPage } from '@weiche/http'
import { anliegenRoutes } from './anliegen/anliegen-routes.ts'
import { anmeldungRoutes } from './anmeldung/anmeldung-routes.ts'
import { antraegeRoute } from './anmeldung/antraege-route.ts'
import { verbindenRoute } from './anmeldung/verbinden-route.ts'
import { dateiRoute } from './bau/datei-route.ts'
import { ladeSeiten, type Seiten, type SeitenQuelle } from './bau/seiten.ts'
import { bescheidRoutes } from './bescheid/bescheid-routes.ts'
import type { WebConfig } from './config.ts'
import { dokumentRoutes } from './dokumente/dokument-routes.ts'
import { createErrorPage } from './fehlerseite.ts'
import { nachweiseRoutes } from './nachforderung/nachweise-routes.ts'
import { neuesRoute } from './neues/neues-route.ts'
import type { WebPlatform } from './platform.ts'
import { statusRoute } from './status/status-route.ts'
import { subscriptions } from './subscriptions.ts'
import { anmeldenRoutes } from './zugang/anmelden-routes.ts'

/** The citizen's pages: whose turn it is, hand in what is missing, understand the decision. */
export function createService(
  config: WebConfig,
  platform: WebPlatform,
): { handlers: Handler[]; router: ApiRouter; errorPage: ErrorPage; prepare(): Promise<void> } {
  let gebaut: Seiten | undefined
  let laden: Promise<Seiten> | undefined
  const seiten: SeitenQuelle = async () => {
    laden ??= ladeSeiten(platform.bauordner)
    gebaut = await laden
    return gebaut
  }
  const routes = [
    ...anmeldenRoutes(platform, config, seiten),
    ...anmeldungRoutes(platform, config, seiten),
    antraegeRoute(platform, config, seiten),
    verbindenRoute(platform, config, seiten),
    statusRoute(platform, config, seiten),
    neuesRoute(platform, config),
    ...bescheidRoutes(platform, config, seiten),
    ...nachweiseRoutes(platform, config, seiten),
    ...anliegenRoutes(platform, config, seiten),
    ...dokumentRoutes(platform, config, seiten),
    dateiRoute(seiten),
  ]
  return {
    handlers: subscriptions,
    router: createRouter(routes),
    errorPage: createErrorPage(config, () => gebaut),
    /** Builds and loads the pages before somebody asks for one. */
    prepare: async () => void (await seiten()),
  }
}
