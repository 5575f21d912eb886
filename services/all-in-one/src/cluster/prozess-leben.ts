import { startTelemetrie } from '@weiche/telemetrie'
import { liesOptionen } from '@weiche/terminal'
import { dienstnamen } from '../dienste.ts'
import { createLogger } from '../logger.ts'
import type { Rolle, startProzess } from './prozess.ts'

const OPTIONEN = {
  daten: { type: 'string', default: '.weiche/cluster' },
  port: { type: 'string', default: '0' },
  versatz: { type: 'string', default: '0' },
} as const

const rollen: readonly Rolle[] = [...dienstnamen, 'betrieb']
const STOP_MS = 20_000
const logger = createLogger('warn')

/** What fell out of every hand leaves an unknown state: end, and be started again. */
function die(error: unknown): never {
  logger.error('prozess.abgebrochen', {}, error)
  process.exit(70)
}

/**
 * The life of one process of the cluster: `<Dienst> --daten DIR --port N`, with MONGODB_URI and KAFKA_BROKERS; a supervisor starts
 * it. From the command line to the end by SIGTERM, or with its supervisor.
 */
export async function lebe(beginne: typeof startProzess): Promise<void> {
  process.on('unhandledRejection', die)
  process.on('uncaughtException', die)

  const gelesen = liesOptionen(process.argv.slice(2), OPTIONEN, { max: 1 })
  const rolle = gelesen.ok ? rollen.find((r) => r === gelesen.orte[0]) : undefined
  const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',').filter((b) => b !== '')
  if (!gelesen.ok || !rolle || !process.env['MONGODB_URI'] || brokers.length === 0) {
    const reason = gelesen.ok ? `Bitte einen Dienst nennen (${rollen.join(', ')})` : gelesen.text
    process.stderr.write(`${reason}; MONGODB_URI und KAFKA_BROKERS müssen gesetzt sein.\n`)
    process.exit(2)
  }

  const { daten, port, versatz } = gelesen.werte
  const auftrag = { rolle, daten, port: Number(port), versatzMs: Number(versatz), brokers }
  const cleanUp = new AsyncDisposableStack()

  async function start(): Promise<{ port: number }> {
    const telemetrie = await startTelemetrie(process.env, '0.1.0', (text) => process.stderr.write(`${text}\n`))
    if (telemetrie) cleanUp.defer(telemetrie.stop)
    return beginne(auftrag, cleanUp, telemetrie?.auswahl)
  }
  const started = start()

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    setTimeout(() => die(new Error('stopping takes too long')), STOP_MS).unref()
    await started.catch(() => undefined)
    await cleanUp.disposeAsync()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  // Without the supervisor nobody would end it; Ctrl-C reaches both, and the supervisor says when.
  process.on('disconnect', () => void stop())
  process.on('SIGINT', () => void (process.channel ? undefined : stop()))

  const ready = await started
  if (process.send) process.send(ready)
  else process.stderr.write(`${rolle}: http://127.0.0.1:${ready.port}/bereit\n`)
}
