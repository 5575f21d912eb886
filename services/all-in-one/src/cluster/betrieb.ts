import { startRelay } from '@weiche/kafka'
import { type LeaseDoc, startLeased } from '@weiche/mongo'
import { createProjektion, createWaechter } from '@weiche/projektion'
import { starteAbgleich } from '../abgleich.ts'
import type { Eingang } from '../eingang.ts'
import type { Grundlage } from '../grundlage.ts'
import { startHousekeeping } from '../housekeeping.ts'
import type { Pfade } from '../pfade.ts'
import { observeRueckstand, startKopfschreiber } from '../platform.ts'
import type { Kafkazugang } from './kafka.ts'

/** What runs once in an installation, whoever does it: any number of processes stand ready, and a lease each says who. */
export function startBetrieb(
  platform: Grundlage,
  pfade: Pfade,
  { sender, topics }: Kafkazugang,
  eingang: Eingang,
): { stop(): Promise<void> } {
  const { databases, log, logger } = platform
  const relay = startRelay({ databases, log, sender, topics, logger })
  const isLate = async (ms: number) => (await relay.isLate(ms)) || platform.bus.isLate(ms)
  const wecker = { ...platform, bus: { ...platform.bus, isLate } }
  const koepfe = startKopfschreiber(platform, pfade)
  const aufsicht = startLeased({
    collection: databases.arbeit.collection<LeaseDoc>('leases'),
    name: 'aufsicht',
    run: (lost) => beaufsichtige(wecker, pfade, eingang, lost),
    onError: (error) => logger.error('aufsicht.fehlgeschlagen', {}, error),
  })
  observeRueckstand(platform)
  return {
    async stop() {
      // The watchdog first: it wakes; then who announces; the heads witness what came last.
      await aufsicht.stop()
      await relay.stop()
      await koepfe.stop()
    },
  }
}

/** Follows the log into the lists, wakes what stands still, proves that nothing is lost, tidies up; until the lease is lost. */
async function beaufsichtige(platform: Grundlage, pfade: Pfade, eingang: Eingang, lost: AbortSignal): Promise<void> {
  const projektion = createProjektion(platform)
  const waechter = createWaechter(platform)
  await using cleanUp = new AsyncDisposableStack()
  cleanUp.defer(projektion.stop)
  await projektion.start()
  cleanUp.defer(waechter.stop)
  await waechter.wakeAll()
  waechter.start()
  cleanUp.defer(startHousekeeping(platform, pfade, eingang).stop)
  cleanUp.defer(starteAbgleich(platform, pfade).stop)
  platform.logger.info('aufsicht.begonnen')
  if (lost.aborted) return
  await new Promise((resolve) => lost.addEventListener('abort', resolve, { once: true }))
}
