import { expect, test } from 'vitest'
import { createClient } from './client.ts'

/** What our log holds after kafkajs said this, each with its level. */
function logged(meldung: string): string[] {
  const lines: string[] = []
  const note = (stufe: string) => (event: string) => void lines.push(`${stufe} ${event}`)
  const logger = { info: note('info'), warn: note('warn'), error: note('error') }
  createClient({ brokers: ['broker:9092'], clientId: 'test', logger })
    .logger()
    .error(meldung)
  return lines
}

test.each([
  ['Crash: KafkaJSProtocolError: This server does not host this topic-partition', 'error kafka.meldung'],
  ["Crash: KafkaJSProtocolError: The coordinator is loading and hence can't process requests", 'info kafka.meldung'],
  ['Offset out of range, resetting to default offset', 'error kafka.stelle-verloren'],
])('%s', (meldung, line) => {
  expect(logged(meldung)).toEqual([line])
})
