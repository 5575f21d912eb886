import type { Handler, Platform } from '@weiche/controller'
import { createErstelle, createVersende } from './bescheid.ts'
import type { Deps } from './deps.ts'
import { createErinnere, createLaufeAb, createMahne } from './erinnerung.ts'
import { createBeantworte } from './fristantwort.ts'
import { createFordereNach } from './nachforderung.ts'
import { createBestaetigeRuecknahme } from './ruecknahme.ts'
import { createWeiseHin } from './weise-hin.ts'

/** Table of contents of the service. */
export function subscriptions(platform: Platform, deps: Deps): Handler[] {
  return [
    createErstelle(platform, deps),
    createVersende(platform, deps),
    createFordereNach(platform, deps),
    createErinnere(platform),
    createMahne(platform, deps),
    createBeantworte(platform, deps),
    createLaufeAb(),
    createBestaetigeRuecknahme(platform, deps),
    createWeiseHin(platform, deps),
  ]
}
