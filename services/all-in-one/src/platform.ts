import { createEmbeddedBus, type Signal } from '@weiche/controller'
import { createKopfschreiber, loadKopfSchluessel } from '@weiche/log'
import { createWaechter, type Waechter } from '@weiche/projektion'
import { observe } from '@weiche/telemetrie'
import { createGrundlage, type Grundlage, type GrundlageOptions } from './grundlage.ts'
import type { Pfade } from './pfade.ts'
import { regelnTexte } from './regeln-text.ts'

/** The platform of one process that does everything itself, with what the composition needs beyond what services see. */
export type Installation = Grundlage & {
  waechter: Waechter
  /** Ends all work under way; nothing new begins. */
  halt(): Promise<void>
  /** Closes everything; after `halt`. */
  stop(): Promise<void>
}

export type InstallationOptions = Omit<GrundlageOptions<never>, 'connectBus' | 'onAppended'>

/** Handlers of one kind at work at once: enough to fill a group commit, few enough to keep memory flat. */
export const CONCURRENCY = 48

export async function createInstallation(options: InstallationOptions): Promise<Installation> {
  const cleanUp = new AsyncDisposableStack()
  try {
    return await install(options, cleanUp)
  } catch (error) {
    await cleanUp.disposeAsync()
    throw error
  }
}

async function install(options: InstallationOptions, cleanUp: AsyncDisposableStack): Promise<Installation> {
  const bus = createEmbeddedBus({ concurrency: CONCURRENCY })
  const embedded = { ...options, connectBus: () => bus, onAppended: (signal: Signal) => bus.publish([signal]) }
  const grundlage = await createGrundlage(embedded, cleanUp)
  cleanUp.defer(startKopfschreiber(grundlage, options.pfade).stop)
  for (const text of await regelnTexte(grundlage.regelwerke, options.uhr.jetzt())) options.say(text)
  observeRueckstand(grundlage)
  const waechter = createWaechter(grundlage)
  return {
    ...grundlage,
    waechter,
    async halt() {
      await waechter.stop()
      await bus.close()
    },
    stop: () => cleanUp.disposeAsync(),
  }
}

/** One in the whole installation by lease; any process may stand ready. */
export function startKopfschreiber({ databases, uhr, logger }: Grundlage, pfade: Pfade): { stop(): Promise<void> } {
  return createKopfschreiber({
    databases,
    datei: pfade.koepfe,
    schluessel: loadKopfSchluessel(pfade.kopfschluessel),
    jetzt: uhr.jetzt,
    onError: (error) => logger.error('kopfschreiber.fehlgeschlagen', {}, error),
  })
}

export function observeRueckstand({ projektion }: Grundlage): void {
  observe('weiche.rueckstand', 'Vorgaenge in which somebody inside has to go on', async () =>
    (await projektion.rueckstand()).map(({ leistung, anzahl }) => ({ value: anzahl, attributes: { leistung } })),
  )
}
