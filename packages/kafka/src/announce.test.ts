import type { EreignisTyp } from '@weiche/vorgang'
import { expect, test } from 'vitest'
import { distribute } from './announce.ts'
import { newId, signal } from './test-umgebung.ts'
import { signalTopics } from './topics.ts'

const topics = signalTopics({ prefix: 'weiche' })
const interest = new Map<string, Set<EreignisTyp>>([
  ['validation', new Set(['antrag.eingegangen'])],
  ['routing', new Set(['antrag.geprueft', 'bescheid.versandt'])],
  ['processing', new Set(['antrag.eingegangen', 'vorgang.zugeordnet'])],
])
const keysOf = (post: ReturnType<typeof distribute>) =>
  Object.fromEntries(post.map(({ topic, messages }) => [topic, messages.map((m) => m.key)]))

test('each service is woken by what concerns it, once, in the order of the log, and by nothing else', () => {
  const [x, y, z] = [newId(), newId(), newId()]
  const announcements = [
    { signal: signal(x, 1, ['antrag.eingegangen']) },
    { signal: signal(y, 4, ['antrag.geprueft', 'bescheid.versandt']) },
    { signal: signal(z, 2, ['antrag.eingegangen', 'vorgang.zugeordnet']) },
    { signal: signal(x, 9, ['akte.abgelegt']) },
  ]
  expect(keysOf(distribute(announcements, interest, topics))).toEqual({
    'weiche.signale.validation': [x, z],
    'weiche.signale.routing': [y],
    'weiche.signale.processing': [x, z],
  })
})

test('what concerns nobody is sent nowhere', () => {
  expect(distribute([{ signal: signal(newId(), 1, ['akte.abgelegt']) }], interest, topics)).toEqual([])
})
