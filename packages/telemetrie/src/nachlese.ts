import { SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'

/** Spans of traces that were not drawn, kept in case something happens: some 15 MB. */
const HELD_SPANS = 10_000
const KEPT_TRACES = 1_000

/** What is worth telling although it was not drawn: found here, or by another process that did a part of the same trace. */
export type Auswahl = {
  behalte(traceId: string): void
  /** Told of every trace that this process keeps by itself. */
  onBehalten(listen: (traceId: string) => void): void
}

/**
 * The sample is drawn at the beginning of a trace, when nobody knows yet what will come of it. Here the spans of those not
 * drawn wait; as soon as one tells of a person being asked or of a failure, all of that trace are passed on, also the later
 * ones. Beyond the bound the oldest traces are let go: memory stays flat, and a trace may then begin in the middle.
 */
export function createNachlese(next: SpanProcessor, heldSpans = HELD_SPANS): SpanProcessor & Auswahl {
  let tell: (traceId: string) => void = () => undefined
  const held = new Map<string, ReadableSpan[]>()
  const kept = new Set<string>()
  let count = 0

  function letGo(traceId: string): ReadableSpan[] {
    const spans = held.get(traceId) ?? []
    held.delete(traceId)
    count -= spans.length
    return spans
  }

  function hold(traceId: string, span: ReadableSpan): void {
    const spans = held.get(traceId)
    if (spans) spans.push(span)
    else held.set(traceId, [span])
    if (++count > heldSpans) letGo(held.keys().next().value!)
  }

  function keep(traceId: string): void {
    kept.add(traceId)
    if (kept.size > KEPT_TRACES) kept.delete(kept.values().next().value!)
    for (const span of letGo(traceId)) next.onEnd(asSampled(span))
  }

  return {
    onStart: (span, parent) => next.onStart(span, parent),
    onEnd(span) {
      const { traceId, traceFlags } = span.spanContext()
      if (traceFlags & TraceFlags.SAMPLED) return next.onEnd(span)
      if (!kept.has(traceId) && isAuffaellig(span)) {
        keep(traceId)
        tell(traceId)
      }
      if (kept.has(traceId)) next.onEnd(asSampled(span))
      else hold(traceId, span)
    },
    behalte(traceId) {
      if (!kept.has(traceId)) keep(traceId)
    },
    onBehalten(listen) {
      tell = listen
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  }
}

/** A failure, or a commit that asks for a person. */
function isAuffaellig({ status, attributes }: ReadableSpan): boolean {
  const types = attributes['weiche.ereignisse']
  return status.code === SpanStatusCode.ERROR || (Array.isArray(types) && types.includes('vorgang.ausgesteuert'))
}

/** The exporter passes over what is not marked as drawn. */
function asSampled(span: ReadableSpan): ReadableSpan {
  const place = { ...span.spanContext(), traceFlags: span.spanContext().traceFlags | TraceFlags.SAMPLED }
  return Object.create(span, { spanContext: { value: () => place } }) as ReadableSpan
}
