import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bringBroker, type KafkaBroker } from './bring-broker.ts'
import { KafkaFehler } from './kafka-fehler.ts'

/** Fetched jars are shared by all tests of this checkout. */
export const testBinordner = fileURLToPath(new URL('../../../.weiche/bin', import.meta.url))

export type TestKafka = KafkaBroker & {
  datenordner: string
  /** After it was killed: the same data at the same address. */
  again(): Promise<TestKafka>
}

/**
 * A real broker of its own for tests, in a folder that goes with it; KAFKA_BROKERS is not looked at, because tests freeze and
 * kill it. Where none can be had it is said why, and the tests skip.
 */
export async function testKafka(): Promise<TestKafka | undefined> {
  const datenordner = mkdtempSync(join(tmpdir(), 'weiche-kafka-'))
  try {
    return await bring(datenordner)
  } catch (error) {
    rmSync(datenordner, { recursive: true, force: true })
    if (!(error instanceof KafkaFehler)) throw error
    console.warn(`Tests mit Kafka werden übersprungen: ${error.message}`)
    return undefined
  }
}

async function bring(datenordner: string): Promise<TestKafka> {
  const broker = await bringBroker({
    datenordner,
    javaHome: process.env['JAVA_HOME'],
    kafkaHome: process.env['KAFKA_HOME'],
    searchPath: process.env['PATH'],
    binordner: testBinordner,
    say: () => undefined,
  })
  const stop = () => broker.stop().finally(() => rmSync(datenordner, { recursive: true, force: true }))
  return { ...broker, datenordner, stop, again: () => bring(datenordner) }
}
