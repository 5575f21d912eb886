import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEakteZiel, createFachverfahrenZiel } from '@weiche/austausch'
import { type Platform, runHandler } from '@weiche/controller'
import { createTestLog } from '@weiche/controller/test'
import { type Ereignis, ereignisTypen } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { onTestFinished } from 'vitest'
import { createService } from '../src/service.ts'
import { wohngeld } from './wohngeld.ts'

/** The service over a log in memory and real exchange folders. `wake` runs one handler as the bus would. */
export async function createUmgebung(...given: Ereignis[][]) {
  const root = await mkdtemp(join(tmpdir(), 'routing-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const log = createTestLog(e.strom(...given))
  const uhr = { jetzt: () => new Date('2025-06-03T10:00:00Z') }
  const fehler: unknown[] = []
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (_event: string, _ids: object | undefined, error: unknown) => void fehler.push(error),
  }
  const platform = {
    log,
    uhr,
    logger,
    regelwerke: { aktuell: async () => ({ paket: wohngeld, ausgabe: 'a1', steuerung: { seq: 0 } }) },
    anlagen: { fetchAhead: async () => undefined, load: async (_: string, id: string) => Buffer.from(`Anlage ${id}`) },
    dokumente: { get: async (_: string, id: string) => Buffer.from(`%PDF ${id}`) },
  } as unknown as Platform
  const { handlers } = createService(platform, {
    fachverfahren: (name) => createFachverfahrenZiel(join(root, name)),
    eakte: await createEakteZiel(join(root, 'eakte')),
  })
  const deps = { log, uhr, logger, sleep: async () => undefined, random: () => 0.5, isOutage: () => false }
  const signal = { vorgangId: e.testVorgangId, seq: 1, leistung: 'wohngeld', types: ereignisTypen }
  const wake = (name: string) => runHandler(handlers.find((h) => h.name === name)!, signal, deps)
  const types = async () => (await log.read(e.testVorgangId)).flatMap((c) => c.ereignisse.map((x) => x.type))
  return { root, log, wake, types, fehler, fold: async () => (await log.fold(e.testVorgangId))! }
}
