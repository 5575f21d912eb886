import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { endLeftover, type Gehalten, keptBeside, keptPorts, noteOwner, runBeside } from '@weiche/nebenprogramm'
import { type FindOptions, type FoundKafka, findKafka, type Herkunft } from './find-kafka.ts'
import { isReady } from './is-ready.ts'
import { KafkaFehler } from './kafka-fehler.ts'
import { LOG4J, serverProperties } from './settings.ts'

export type BrokerOptions = Omit<FindOptions, 'binordner'> & {
  /** One folder for everything that must survive: messages, address, settings. */
  datenordner: string
  /** KAFKA_BROKERS, for example `a:9092,b:9092`: use these and start none. */
  brokers?: string | undefined
  /** Default `<datenordner>/bin`. */
  binordner?: string | undefined
  /** Start our own again whenever it ends, also when it was killed. */
  halten?: boolean | undefined
  /** Default 256. */
  heapMb?: number | undefined
}

export type KafkaBroker = {
  herkunft: Herkunft | 'KAFKA_BROKERS'
  /** host:port of each. */
  brokers: string[]
  /** Process id of our own broker in its first life; undefined for foreign ones. */
  pid: number | undefined
  /** Ends our own broker and what belongs to it; does nothing to foreign ones. */
  stop(): Promise<void>
}

const READY_MS = 90_000
const JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Djava.awt.headless=true']

/** Finds or brings a Kafka: a single broker without ZooKeeper, on loopback. Throws KafkaFehler with reason and remedy. */
export async function bringBroker(options: BrokerOptions): Promise<KafkaBroker> {
  if (options.brokers) return useForeign(options.brokers, options.say)
  const datenordner = resolve(options.datenordner)
  const binordner = options.binordner ?? join(datenordner, 'bin')
  const kafka = await findKafka({ ...options, binordner })
  const ordner = join(datenordner, 'kafka')
  mkdirSync(ordner, { recursive: true, mode: 0o700 })
  const settings = join(datenordner, 'kafka.properties')
  const platz = { pidDatei: join(datenordner, 'kafka.pid'), kennzeichen: settings }
  const leftover = await endLeftover(platz)
  if (leftover.kind === 'besetzt') throw new KafkaFehler(besetzt(leftover.starter))
  const [port, controllerPort] = (await keptPorts(join(datenordner, 'kafka-port'), 2)) as [number, number]
  const log4j = join(datenordner, 'kafka-log4j2.properties')
  writeFileSync(settings, serverProperties({ datenordner: ordner, port, controllerPort }))
  writeFileSync(log4j, LOG4J)
  const logFile = join(datenordner, 'kafka.log')
  if (!existsSync(join(ordner, 'meta.properties'))) await format(kafka, settings)
  const jvm = [...JVM, `-Xmx${options.heapMb ?? 256}m`, `-Dlog4j2.configurationFile=${log4j}`]
  const broker = keptBeside(() => {
    const program = [...jvm, '-cp', kafka.classPath, 'kafka.Kafka', settings]
    const started = runBeside(kafka.java, program, { logFile, givesWay: true })
    noteOwner(platz, started.pid)
    return started
  })
  const address = `127.0.0.1:${port}`
  await untilReady(address, broker, logFile)
  options.say(`Kafka: eigener Server auf ${address} (${kafka.herkunft}).`)
  if (options.halten) broker.keep((reason, ms) => options.say(restart(reason, ms)))
  return { herkunft: kafka.herkunft, brokers: [address], pid: broker.pid(), stop: broker.stop }
}

const restart = (reason: string, ms: number) =>
  `Kafka hat sich beendet (${reason}); neuer Start in ${(ms / 1000).toFixed(1).replace('.', ',')} s.`

async function useForeign(list: string, say: (text: string) => void): Promise<KafkaBroker> {
  const brokers = list.split(',').map((b) => b.trim())
  const wrong = brokers.find((b) => !/^[^:\s]+(:[^:\s]+)*:\d{1,5}$/.test(b))
  if (wrong !== undefined) {
    throw new KafkaFehler(
      `KAFKA_BROKERS enthält „${wrong}“; erwartet wird <Rechner>:<Port>, mehrere durch Komma getrennt. Abhilfe: Angabe berichtigen.`,
    )
  }
  const ready = await Promise.all(brokers.map(isReady))
  if (!ready.includes(true)) {
    throw new KafkaFehler(
      `Unter KAFKA_BROKERS (${brokers.join(', ')}) antwortet kein Kafka. Abhilfe: Adresse und Port prüfen, Server starten; ` +
        'oder die Variable weglassen, dann startet Weiche ein eigenes Kafka.',
    )
  }
  say('Kafka: die Server aus KAFKA_BROKERS.')
  return { herkunft: 'KAFKA_BROKERS', brokers, pid: undefined, stop: async () => undefined }
}

/** Once per data folder; the cluster id is any 16 bytes. */
async function format({ java, classPath }: FoundKafka, settings: string): Promise<void> {
  const id = randomBytes(16).fill(0, 0, 1).toString('base64url')
  const args = ['-Xmx128m', ...JVM, '-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', settings]
  await promisify(execFile)(java, args, { timeout: READY_MS }).catch((error: Error & { stderr?: string }) => {
    throw new KafkaFehler(
      `Der Datenordner für Kafka ließ sich nicht einrichten: ${lastLines(error.stderr ?? error.message)}\n` +
        'Abhilfe: Schreibrechte und freien Platz prüfen oder einen anderen Datenordner angeben.',
    )
  })
}

async function untilReady(address: string, broker: Gehalten, logFile: string): Promise<void> {
  for (const end = Date.now() + READY_MS; Date.now() < end && !broker.hasExited(); await sleep(100)) {
    if (await isReady(address)) return
  }
  const ended = broker.hasExited()
  await broker.stop()
  throw new KafkaFehler(
    `Kafka ${ended ? 'hat sich beim Start beendet' : `war nach ${READY_MS / 1000} Sekunden nicht bereit`}. ` +
      `Letzte Meldungen aus ${logFile}:\n${lastLines(readFileSync(logFile, 'utf8'))}\n` +
      'Abhilfe: Meldung lesen; Platz, Speicher und Schreibrechte prüfen.',
  )
}

const besetzt = (starter: number) =>
  `Auf diesem Datenordner läuft Kafka schon (gestartet von Prozess ${starter}). ` +
  'Abhilfe: den laufenden Prozess beenden oder einen anderen Datenordner angeben.'

const lastLines = (text: string) => text.trimEnd().split('\n').slice(-5).join('\n')
