import { isSpanContextValid, type SpanContext, trace } from '@opentelemetry/api'

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/**
 * The place in a trace as text (W3C Trace Context), for headers and for the commit. Always in this form, whatever propagators
 * an installation chooses: it is stored and read again years later. Only ids; no tracestate and no baggage, which may hold anything.
 */
export function formatTraceparent(place: SpanContext | undefined): string | undefined {
  if (!place || !isSpanContextValid(place)) return undefined
  return `00-${place.traceId}-${place.spanId}-${(place.traceFlags & 1).toString().padStart(2, '0')}`
}

/** undefined for anything else: a broken text costs the connection of two spans, never the work. */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] = FORM.exec(text ?? '') ?? []
  if (!traceId || !spanId || !flags) return undefined
  const place = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
  return isSpanContextValid(place) ? place : undefined
}

/** Where the work under way stands; undefined while nobody traces. */
export function currentTraceparent(): string | undefined {
  return formatTraceparent(trace.getActiveSpan()?.spanContext())
}

/** For log lines. */
export function currentTrace(): { traceId: string; spanId: string } | undefined {
  const place = trace.getActiveSpan()?.spanContext()
  return place && isSpanContextValid(place) ? { traceId: place.traceId, spanId: place.spanId } : undefined
}
