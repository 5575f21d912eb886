import { createApp, createInProcessFetch } from '@weiche/http'
import type { createService as createIntake } from '@weiche/intake'
import { isTransient } from '@weiche/mongo'
import {
  ANMELDUNGEN_COLLECTION,
  type Anmeldeeinstellungen,
  type AnmeldungDoc,
  createLaufende,
  createService,
  createSitzungen,
  createVersuche,
  readConfig,
  SITZUNGEN_COLLECTION,
  type SitzungDoc,
  VERSUCHE_COLLECTION,
  type VersuchDoc,
} from '@weiche/web'
import type { Grundlage } from './grundlage.ts'
import { bauordner } from './pfade.ts'
import { schauOf } from './schau.ts'

const INFO = { title: 'Weiche', version: '0.1.0', description: 'Innerhalb des Prozesses' }

/** The pages. What citizens send goes in by the intake of this process, through the same checks as everything else. */
export function createWeb(
  platform: Grundlage,
  { router }: Pick<ReturnType<typeof createIntake>, 'router'>,
  /** The provider of the demo, where no other is set. */
  muster: () => Anmeldeeinstellungen | undefined,
) {
  const { databases, schluessel, logger } = platform
  const { arbeit } = databases
  // Sessions and locks end in real time, wherever the business clock stands.
  const jetzt = () => new Date()
  const hmac = (text: string) => schluessel.serverHmac('codeversuch', text).toString('hex')
  const app = createApp({ routers: [router], logger, info: INFO, ratePerMinute: 0, isTransient, intern: 'seite' })
  const config = readConfig(process.env)
  return createService(config, {
    ...platform,
    serverHmac: (purpose, text) => schluessel.serverHmac(purpose, text),
    sitzungen: createSitzungen(arbeit.collection<SitzungDoc>(SITZUNGEN_COLLECTION), jetzt),
    versuche: createVersuche(arbeit.collection<VersuchDoc>(VERSUCHE_COLLECTION), hmac, jetzt),
    laufende: createLaufende(arbeit.collection<AnmeldungDoc>(ANMELDUNGEN_COLLECTION), jetzt),
    einstellungen: () => config.anmeldung ?? muster(),
    eigene: platform.projektion.eigene,
    intake: createInProcessFetch(app),
    schaue: schauOf(platform),
    erfahrung: platform.projektion.erfahrung,
    bauordner,
  })
}
