import { type ApiRouter, createRouter } from '@weiche/http'
import { antragRoute } from './antrag-route.ts'
import { auskunftRoutes } from './auskunft-routes.ts'
import type { IntakeConfig } from './config.ts'
import { createEinlass } from './einlass.ts'
import { einzelfallRoute } from './einzelfall-route.ts'
import { kontoRoute } from './konto-route.ts'
import { mehrZeitRoute } from './mehr-zeit-route.ts'
import { nachreichungRoute } from './nachreichung-route.ts'
import type { IntakePlatform } from './platform.ts'
import { ruecknahmeRoute } from './ruecknahme-route.ts'
import { widerspruchRoute } from './widerspruch-route.ts'

/** The API for applicants and portals. */
export function createIntakeRouter(platform: IntakePlatform, config: IntakeConfig): ApiRouter {
  const { grenzen, maxAnfrageBytes } = config
  const einlass = createEinlass({ grenzen, maxAnfrageBytes, rueckstand: platform.rueckstand })
  return createRouter([
    antragRoute(platform, config, einlass),
    nachreichungRoute(platform, config, einlass),
    mehrZeitRoute(platform),
    ruecknahmeRoute(platform),
    einzelfallRoute(platform),
    widerspruchRoute(platform),
    kontoRoute(platform),
    ...auskunftRoutes(platform),
  ])
}
