import { type HrTime, SpanStatusCode } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { expect, test } from 'vitest'
import { createNachlese } from './nachlese.ts'

const T: HrTime = [0, 0]
function span(traceId: string, name: string, more: Partial<ReadableSpan> & { sampled?: boolean } = {}): ReadableSpan {
  const place = { traceId, spanId: name, traceFlags: more.sampled ? 1 : 0 }
  const rest = { status: { code: SpanStatusCode.UNSET }, attributes: {}, startTime: T, endTime: T, ...more }
  return { name, spanContext: () => place, ...rest } as unknown as ReadableSpan
}
const failure = { status: { code: SpanStatusCode.ERROR } }
const person = { attributes: { 'weiche.ereignisse': ['regeln.ausgewertet', 'vorgang.ausgesteuert'] } }

/** What is passed on when these spans end in this order. */
function passedOn(spans: ReadableSpan[], held?: number): string[] {
  const { nachlese, passed } = collecting(held)
  for (const s of spans) nachlese.onEnd(s)
  return passed
}

function collecting(held?: number) {
  const passed: string[] = []
  const next = {
    onStart: () => undefined,
    onEnd(s) {
      // As the exporter does it.
      if (s.spanContext().traceFlags & 1) passed.push(`${s.spanContext().traceId}.${s.name}`)
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  } satisfies SpanProcessor
  return { passed, nachlese: createNachlese(next, held) }
}

test('what was drawn is passed on at once, what was not waits', () => {
  expect(passedOn([span('a', '1', { sampled: true }), span('b', '1')])).toEqual(['a.1'])
})

test.each([
  ['a person is asked', person],
  ['a step fails', failure],
])('when %s, the whole trace comes after all: what was before and what follows', (_what, sign) => {
  expect(passedOn([span('a', '1'), span('b', '1'), span('a', '2', sign), span('a', '3')])).toEqual([
    'a.1',
    'a.2',
    'a.3',
  ])
})

test('given another process found a trace worth telling, then what it did of it comes too, and it is told once that it was found', () => {
  const { nachlese, passed } = collecting()
  const told: string[] = []
  nachlese.onBehalten((traceId) => told.push(traceId))
  nachlese.onEnd(span('a', '1'))
  nachlese.onEnd(span('b', '1'))
  nachlese.behalte('a')
  nachlese.behalte('a')
  nachlese.onEnd(span('a', '2'))
  for (const name of ['2', '3']) nachlese.onEnd(span('b', name, failure))
  expect(passed).toEqual(['a.1', 'a.2', 'b.1', 'b.2', 'b.3'])
  expect(told).toEqual(['b'])
})

test('what was drawn and fails is told once', () => {
  expect(passedOn([span('a', '1', { sampled: true }), span('a', '2', { sampled: true, ...failure })])).toHaveLength(2)
})

test('no more is held than the bound: the oldest trace is let go', () => {
  const spans = [span('a', '1'), span('b', '1'), span('c', '1'), span('a', '2', failure), span('c', '2', failure)]
  expect(passedOn(spans, 2)).toEqual(['a.2', 'c.1', 'c.2'])
})

test('a span passed on late is still the same span', () => {
  let seen: ReadableSpan | undefined
  const original = span('a', '1', failure)
  const next = {
    onStart() {},
    onEnd(s: ReadableSpan) {
      seen = s
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  }
  createNachlese(next).onEnd(original)
  expect(seen).toMatchObject({ name: '1', ...failure })
  expect(original.spanContext().traceFlags).toBe(0)
})
