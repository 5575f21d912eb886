import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  composeServices,
  createExchange,
  createInstallation,
  createLogger,
  createUhr,
  pfadeOf,
} from '@weiche/all-in-one'
import { createDokumentRenderer, type DokumentRenderer } from '@weiche/dokumente'
import { createApp, startServer } from '@weiche/http'
import { startTelemetrie } from '@weiche/telemetrie'
import { bescheide } from '@weiche/vorgang'
import type { Aufbau, Frage, Nachricht } from './nachricht.ts'
import { constant, unlocked } from './ohne.ts'

const FLUSH_MS = 5
const tell = (nachricht: Nachricht) => process.send!(nachricht)

/** The product in a process of its own, so that its CPU is its own; it tells when a Bescheid was dispatched. */
async function main({ mongodbUri, daten, prefix, rules, gekuerzt, satz }: Aufbau): Promise<void> {
  const pfade = { ...pfadeOf(daten), rules }
  const telemetrie = await startTelemetrie(process.env, 'bench', (text) => process.stderr.write(`${text}\n`))
  const installation = await createInstallation({
    pfade,
    environment: { mongodbUri, mongodBin: undefined, searchPath: undefined, hauptschluessel: undefined },
    uhr: createUhr(new Date('2025-06-02T08:00:00+02:00')),
    logger: createLogger('warn'),
    prefix,
    say: () => undefined,
    setClock: () => undefined,
  })
  const platform = gekuerzt ? { ...installation, ...unlocked(installation) } : installation
  await platform.regelwerke.setzeStichprobe('wohngeld', 'bench', '0')
  const services = composeServices(platform, await createExchange(pfade), {
    renderer: satz ? keeping(join(daten, 'bescheid.json')) : constant(),
  })
  let waiting: [string, number][] = []
  platform.bus.subscribe('bench.zaehle', ['bescheid.versandt'], async ({ vorgangId, seq }) => {
    // The watchdog wakes whoever waits for long, whatever has happened so far.
    const vorgang = await platform.log.fold(vorgangId, seq)
    if (!vorgang || !bescheide(vorgang).some((b) => b.versand)) return
    if (waiting.length === 0) setTimeout(flush, FLUSH_MS)
    waiting.push([vorgangId, Date.now()])
  })
  function flush(): void {
    tell({ typ: 'versandt', vorgaenge: waiting })
    waiting = []
  }
  await platform.projektion.start()
  platform.waechter.start()
  const info = { title: 'Weiche', version: '0', description: 'bench' }
  const app = createApp({ routers: services.routers, logger: platform.logger, info, ratePerMinute: 10_000_000 })
  const server = await startServer(app, { host: '127.0.0.1', port: 0 })

  async function quiet(nr: number): Promise<void> {
    await platform.bus.quiet()
    await platform.projektion.quiet()
    const { user, system } = process.cpuUsage()
    tell({ typ: 'ruhe', nr, verbrauch: { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() } })
  }
  async function end(): Promise<void> {
    await server.close()
    await platform.waechter.stop()
    await platform.bus.close()
    await services.stop()
    await platform.stop()
    await telemetrie?.stop()
    process.disconnect()
  }
  process.on('message', (frage: Frage) => void (frage.typ === 'ruhe' ? quiet(frage.nr) : end()))
  tell({ typ: 'bereit', port: server.port })
}

/** Typesetting as it is; the data of one Bescheid are kept, so that the same can be typeset alone. */
function keeping(file: string): DokumentRenderer {
  const renderer = createDokumentRenderer()
  let kept = false
  return {
    ...renderer,
    render(dokument) {
      if (!kept && dokument.art === 'bescheid') writeFileSync(file, JSON.stringify(dokument))
      kept ||= dokument.art === 'bescheid'
      return renderer.render(dokument)
    },
  }
}

// The bench was killed: nobody would end this process.
process.once('disconnect', () => process.exit())
process.once('message', (aufbau: Aufbau) => void main(aufbau))
