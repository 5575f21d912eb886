import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { parseTraceparent } from './traceparent.ts'

export type SpanOptions<T> = {
  kind?: 'server' | 'producer' | 'consumer'
  /** Whose work it is; what is done inside belongs to the same. */
  service?: string
  /** Begins from there and not from what happens to be active: wake-ups share the stack of whoever publishes. undefined = a new trace. */
  continues?: { traceparent: string | undefined }
  /** Was it worth telling? A span that never ends is never sent. Default: yes. */
  isWorthTelling?(result: T): boolean
}

const SERVICE = createContextKey('weiche.service')
const KINDS = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER }

/**
 * Does the work inside a span. Attributes hold ids, types, codes and counts, never what a person told: nothing here is sealed.
 * Without an SDK nothing is recorded, and it costs about a microsecond.
 */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  options: SpanOptions<T> = {},
): Promise<T> {
  const parent = placeOf(options)
  const kind = options.kind ? KINDS[options.kind] : SpanKind.INTERNAL
  const span = tracerOf(parent).startSpan(name, { kind, attributes }, parent)
  try {
    const result = await context.with(trace.setSpan(parent, span), work, undefined, span)
    if (options.isWorthTelling?.(result) ?? true) span.end()
    return result
  } catch (error) {
    markFailed(span, error instanceof Error ? error.name : typeof error)
    span.end()
    throw error
  }
}

/** Only the kind of a failure, such as the name of an error: its message may quote Angaben. */
export function markFailed(span: Span, kind: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.setAttribute('error.type', kind)
}

/** Points from the work under way to an earlier trace of the same Vorgang: days may lie between. */
export function linkTo(traceparent: string | undefined): void {
  const span = trace.getActiveSpan()
  const earlier = parseTraceparent(traceparent)
  if (span && earlier && earlier.traceId !== span.spanContext().traceId) span.addLink({ context: earlier })
}

function placeOf({ continues, service }: SpanOptions<never>): Context {
  const remote = parseTraceparent(continues?.traceparent)
  const begin = continues ? ROOT_CONTEXT : context.active()
  const parent = remote ? trace.setSpanContext(begin, remote) : begin
  return service === undefined ? parent : parent.setValue(SERVICE, service)
}

function tracerOf(place: Context) {
  const service = place.getValue(SERVICE) as string | undefined
  return trace.getTracer(service === undefined ? 'weiche' : `weiche.${service}`)
}
