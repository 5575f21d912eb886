import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrokerOptions, bringBroker } from './bring-broker.ts'
import { isReady } from './is-ready.ts'
import { KafkaFehler } from './kafka-fehler.ts'
import { type TestKafka, testBinordner, testKafka } from './test.ts'

const kafka: TestKafka | undefined = await testKafka()
let ordner: string
beforeAll(() => {
  ordner = mkdtempSync(join(tmpdir(), 'weiche-kafka-'))
})
afterAll(async () => {
  await kafka?.stop()
  rmSync(ordner, { recursive: true, force: true })
}, 30_000)

const options = (rest: Partial<BrokerOptions>): BrokerOptions => ({
  ...{ datenordner: ordner, binordner: testBinordner, searchPath: process.env['PATH'], say: () => undefined },
  ...rest,
})
const refusal = (rest: Partial<BrokerOptions>) =>
  bringBroker(options(rest)).then(
    () => '',
    (error) => (error instanceof KafkaFehler ? error.message : Promise.reject(error)),
  )

describe.skipIf(!kafka)('a broker of our own', () => {
  test('answers on loopback, and given its address to a second start, then that uses it and starts none', async () => {
    const [address] = kafka!.brokers
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/)
    const said: string[] = []
    const second = await bringBroker(options({ brokers: address, say: (text) => said.push(text) }))
    expect(second).toMatchObject({ herkunft: 'KAFKA_BROKERS', brokers: [address], pid: undefined })
    await second.stop()
    expect(await isReady(address!)).toBe(true)
    expect(said.join()).toContain('KAFKA_BROKERS')
  })
  test('a second broker on the same data is refused in German, and the first goes on', async () => {
    expect(await refusal({ datenordner: kafka!.datenordner })).toMatch(/läuft Kafka schon .*Abhilfe: /)
    expect(await isReady(kafka!.brokers[0]!)).toBe(true)
  }, 60_000)
  test('given its starter was killed, then it ends too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'weiche-kafka-'))
    const main = new URL('./index.ts', import.meta.url)
    const code = `import { bringBroker } from '${main}'
      const broker = await bringBroker(${JSON.stringify({ datenordner: folder, binordner: testBinordner }).slice(
        0,
        -1,
      )}, searchPath: process.env.PATH, say: () => undefined })
      console.log(broker.pid)
      process.kill(process.pid, 'SIGKILL')`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    const pid = Number(stdout)
    expect(pid).toBeGreaterThan(1)
    for (const end = Date.now() + 15_000; existsSync(`/proc/${pid}`) && Date.now() < end; ) await sleep(100)
    expect(existsSync(`/proc/${pid}`)).toBe(false)
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)
  test('ends with its process when it is stopped', async () => {
    await kafka!.stop()
    expect(existsSync(`/proc/${kafka!.pid}`)).toBe(false)
    expect(await isReady(kafka!.brokers[0]!)).toBe(false)
  }, 30_000)
})

describe('what cannot be had is said with its remedy', () => {
  test('addresses that are none, or where nobody answers', async () => {
    expect(await refusal({ brokers: 'kafka.intern' })).toMatch(/„kafka\.intern“.*Abhilfe: /)
    expect(await refusal({ brokers: '127.0.0.1:1' })).toMatch(/antwortet kein Kafka\. Abhilfe: /)
  })
  test('no Java', async () => {
    expect(await refusal({ searchPath: ordner })).toMatch(/Java 17 oder neuer.*Abhilfe: .*KAFKA_BROKERS/)
  })
  test.skipIf(!kafka)('a KAFKA_HOME without Kafka', async () => {
    expect(await refusal({ kafkaHome: ordner })).toMatch(/KAFKA_HOME zeigt auf .*Abhilfe: /)
  })
})
