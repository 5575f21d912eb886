import { testKafka } from '@weiche/kafka-broker/test'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    kafka: { broker: string; pid: number } | null
  }
}

/** Starts the broker that the tests of this package share; null where none can be had. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kafka = await testKafka()
  project.provide('kafka', kafka ? { broker: kafka.brokers[0]!, pid: kafka.pid! } : null)
  return async () => kafka?.stop()
}
