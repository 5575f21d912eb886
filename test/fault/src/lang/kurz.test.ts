import { KafkaFehler } from '@weiche/kafka-broker'
import { afterAll, describe, expect, test } from 'vitest'
import { fuehreLang } from './lang.ts'
import { nachrichten } from './szenarien/nachrichten.ts'
import { toeten } from './szenarien/toeten.ts'

/** The long set in small: one process of each service, two scenarios. */
const bericht = await fuehreLang({
  seed: 11,
  mass: { kills: 4, frost: 0, spanne: 1 },
  szenarien: [nachrichten, toeten],
  scale: ['intake', 'review', 'validation', 'routing', 'processing', 'backchannel', 'betrieb'].map((r) => `${r}=1`),
  say: () => undefined,
}).catch((error) => {
  if (!(error instanceof KafkaFehler)) throw error
  console.warn(`Übersprungen: ${error.message}`)
  return undefined
})
afterAll(() => bericht?.entferne())

describe.skipIf(!bericht)('given a cluster under load', () => {
  test.each([nachrichten.name, toeten.name])(
    '%s: nothing lost, nothing twice, every decision as undisturbed',
    (name) => {
      const protokoll = bericht!.protokolle.find((p) => p.name === name)!
      expect(protokoll.abweichungen).toEqual([])
      expect(protokoll.antraege).toBeGreaterThan(4)
    },
  )
})
