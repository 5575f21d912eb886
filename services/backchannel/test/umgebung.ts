import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBriefZiel } from '@weiche/austausch'
import { type Platform, runHandler } from '@weiche/controller'
import { createTestLog } from '@weiche/controller/test'
import type { Dokument, DokumentRenderer } from '@weiche/dokumente'
import type { Paket } from '@weiche/regelwerk'
import { type Ereignis, ereignisTypen } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { createBriefKanal, createPostfachKanal, Kanalstoerung } from '@weiche/zustellung'
import { onTestFinished } from 'vitest'
import type { Kanaele } from '../src/deps.ts'
import { createRuecklauf } from '../src/ruecklauf.ts'
import { createService } from '../src/service.ts'
import { wohngeld } from './wohngeld.ts'

/** Prints the data instead of setting type: what is tested here is what goes into the letter. */
const plainRenderer = { render: async (d: Dokument) => Buffer.from(JSON.stringify(d)) }

/** The service over a log in memory, a real exchange folder and the real texts; the clock is set by the test. */
export async function createUmgebung(
  given: Ereignis[][],
  renderer: Pick<DokumentRenderer, 'render'> = plainRenderer,
  more: { paket?: Paket; kanaele?: Partial<Kanaele> } = {},
) {
  const paket = more.paket ?? wohngeld
  const root = await mkdtemp(join(tmpdir(), 'backchannel-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const log = createTestLog(e.strom(...given))
  const stored = new Map<string, Uint8Array>()
  const fehler: unknown[] = []
  const clock = { now: new Date('2025-06-01T10:00:00Z') }
  const uhr = { jetzt: () => clock.now }
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (_event: string, _ids: object | undefined, error: unknown) => void fehler.push(error),
  }
  const platform = {
    log,
    uhr,
    logger,
    regelwerke: {
      aktuell: async () => ({ paket, ausgabe: 'a1', steuerung: { seq: 0 } }),
      zu: async () => paket,
    },
    dokumente: {
      put: async (_: string, bytes: Uint8Array) => {
        const id = createHash('sha256').update(bytes).digest('hex')
        stored.set(id, bytes)
        return id
      },
      get: async (_: string, id: string) => Buffer.from(stored.get(id)!),
    },
  } as unknown as Platform
  const kanaele = {
    brief: createBriefKanal(await createBriefZiel(root)),
    postfach: createPostfachKanal(platform.dokumente),
    ...more.kanaele,
  }
  const seite = (vorgangId: string) => `https://portal.example/antraege/${vorgangId}`
  const ways = { renderer, kanaele, seite }
  const service = createService(platform, ways)
  const deps = {
    log,
    uhr,
    logger,
    sleep: async () => undefined,
    random: () => 0.5,
    isOutage: (error: unknown) => error instanceof Kanalstoerung,
  }
  const signal = { vorgangId: e.testVorgangId, seq: 1, leistung: 'wohngeld', types: ereignisTypen }
  const names = service.handlers.map((h) => h.name)
  const wake = (name: string, by = service) => runHandler(by.handlers.find((h) => h.name === name)!, signal, deps)
  const fold = async () => (await log.fold(e.testVorgangId))!

  return {
    root,
    log,
    clock,
    names,
    wake,
    fold,
    fehler,
    service,
    /** A second process of the same service on the same log. */
    zweiter: () => createService(platform, ways),
    ruecklauf: createRuecklauf(platform, ways),
    /** Runs every handler, again and again, until nobody has anything to add. */
    async settle(order: readonly string[] = names) {
      for (let before = -1; before !== (await fold()).seq; ) {
        before = (await fold()).seq
        for (const name of order) await wake(name)
      }
    },
    /** A commit from elsewhere, for example of a citizen. */
    async append(...ereignisse: Ereignis[]) {
      const { seq } = await fold()
      const rest = { vorgangId: e.testVorgangId, gesehen: seq, service: 'processing', zeitpunkt: clock.now } as const
      await log.append({ ...rest, ursache: `elsewhere-${seq}`, ereignisse })
    },
    types: async () => (await log.read(e.testVorgangId)).flatMap((c) => c.ereignisse.map((x) => x.type)),
    letters: async () => (await readdir(root)).filter((n) => n !== 'archiv').sort(),
    letter: async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8')) as Dokument,
    job: async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8')) as Record<string, unknown>,
  }
}
