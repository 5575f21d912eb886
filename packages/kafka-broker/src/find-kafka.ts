import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fetchJars, findJava, type Jars } from '@weiche/nebenprogramm'
import { KafkaFehler } from './kafka-fehler.ts'

const VERSION = '4.1.0'
/** Apache-2.0. */
const JARS: Jars = {
  name: `Kafka ${VERSION}`,
  artefakte: [`org.apache.kafka:kafka_2.13:${VERSION}`, 'org.apache.logging.log4j:log4j-slf4j-impl:2.24.3'],
  sha256: '79213b016d587f3be246fa72c845051f641e672f8105a64c2c6afd7db1424b28',
  megabyte: 45,
}

export type Herkunft = 'KAFKA_HOME' | 'PATH' | 'Binärordner' | 'Maven'
export type FoundKafka = { java: string; classPath: string; herkunft: Herkunft }

export type FindOptions = {
  javaHome?: string | undefined
  kafkaHome?: string | undefined
  /** PATH, in the platform's notation. */
  searchPath?: string | undefined
  /** Where fetched jars are kept. */
  binordner: string
  say(text: string): void
}

/** KAFKA_HOME, an unpacked Kafka whose scripts are on PATH, what was fetched before, Maven: the first that holds a broker. */
export async function findKafka(options: FindOptions): Promise<FoundKafka> {
  const { kafkaHome, binordner, say, searchPath = '' } = options
  const java = await findJava(options.javaHome, searchPath)
  if (!java) throw new KafkaFehler(NO_JAVA)
  const found = (libs: string, herkunft: Herkunft) => ({ java, classPath: join(libs, '*'), herkunft })
  if (kafkaHome) {
    if (holdsBroker(join(kafkaHome, 'libs'))) return found(join(kafkaHome, 'libs'), 'KAFKA_HOME')
    throw new KafkaFehler(
      `KAFKA_HOME zeigt auf „${kafkaHome}“; dort liegt kein Kafka (libs/kafka_2.13-….jar fehlt). ` +
        'Abhilfe: Pfad berichtigen oder die Variable weglassen.',
    )
  }
  for (const folder of searchPath.split(delimiter).filter((f) => f !== '')) {
    const script = join(folder, 'kafka-server-start.sh')
    const libs = existsSync(script) && join(dirname(realpathSync(script)), '..', 'libs')
    if (libs && holdsBroker(libs)) return found(libs, 'PATH')
  }
  const kept = join(binordner, `kafka-${VERSION}`)
  if (holdsBroker(kept)) return found(kept, 'Binärordner')
  try {
    await fetchJars(JARS, kept, say)
  } catch (error) {
    throw new KafkaFehler(noKafka(error instanceof Error ? error.message : String(error)))
  }
  return found(kept, 'Maven')
}

function holdsBroker(libs: string): boolean {
  return existsSync(libs) && readdirSync(libs).some((name) => /^kafka_2\.13-.*\.jar$/.test(name))
}

const REMEDY =
  'KAFKA_BROKERS auf einen vorhandenen Kafka-Server setzen (zum Beispiel kafka.intern:9092), oder KAFKA_HOME auf ein ' +
  'entpacktes Kafka 4; ohne Kafka läuft Weiche mit „npm start“ in einem Prozess.'

const NO_JAVA = `Kafka braucht Java 17 oder neuer; weder in JAVA_HOME noch im PATH ist eines. Abhilfe: Java 17 installieren, oder ${REMEDY}`

const noKafka = (reason: string) =>
  `Kafka ist weder in KAFKA_HOME noch im PATH und ließ sich nicht holen: ${reason}. ` +
  `Abhilfe: Maven und seine Einstellungen prüfen (~/.m2/settings.xml), oder ${REMEDY}`
