import { randomUUID } from 'node:crypto'
import { context, DiagLogLevel, diag, metrics, type TracerProvider as Provider, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { createMetricExporter, createSpanExporter } from './exporter.ts'
import { createNachlese } from './nachlese.ts'
import { createStichprobe, isSampled } from './stichprobe.ts'
import type { Auftrag } from './umgebung.ts'

/** Registers what the order asks for with the API; `stop` sends the rest. Loaded only when there is an order. */
export async function startSdk(auftrag: Auftrag, version: string, onProblem: (text: string) => void) {
  const instance = randomUUID()
  const resourceFor = (name: string) =>
    detectResources({ detectors: [envDetector] }).merge(
      resourceFromAttributes({
        'service.name': auftrag.serviceName ?? name,
        'service.version': version,
        // Or the metrics of two processes of a service would be taken for one.
        'service.instance.id': instance,
      }),
    )
  diag.setLogger({ error: onProblem, warn: onProblem, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())

  const spanExporter = await createSpanExporter(auftrag)
  const spans = spanExporter && createNachlese(createBatch(spanExporter, auftrag))
  if (spans) trace.setGlobalTracerProvider(createProviders(auftrag, spans, resourceFor))

  const metricExporter = await createMetricExporter(auftrag)
  const meters = metricExporter && createMeters(metricExporter, auftrag, resourceFor('weiche'))
  if (meters) metrics.setGlobalMeterProvider(meters)

  return {
    /** Only where a sample is drawn: else everything is told. */
    auswahl: spans && isSampled(auftrag) ? spans : undefined,
    async stop() {
      const ends = await Promise.allSettled([spans?.shutdown(), meters?.shutdown()])
      for (const end of ends) if (end.status === 'rejected') onProblem(String(end.reason))
      for (const api of [trace, metrics, context, diag]) api.disable()
    },
    async flush() {
      await Promise.all([spans?.forceFlush(), meters?.forceFlush()])
    },
  }
}

function createBatch(exporter: NonNullable<Awaited<ReturnType<typeof createSpanExporter>>>, auftrag: Auftrag) {
  return new BatchSpanProcessor({
    exporter,
    maxQueueSize: auftrag.warteschlange,
    scheduledDelayMillis: auftrag.takt.traces,
  })
}

function createMeters(
  exporter: NonNullable<Awaited<ReturnType<typeof createMetricExporter>>>,
  { takt }: Auftrag,
  resource: ReturnType<typeof detectResources>,
): MeterProvider {
  const exportTimeoutMillis = Math.min(takt.metrics, 30_000)
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: takt.metrics,
    exportTimeoutMillis,
  })
  return new MeterProvider({ resource, readers: [reader] })
}

/** Services share this process now and will not later: each has its own `service.name`, so a trace looks the same in both. */
function createProviders(
  { stichprobe }: Auftrag,
  spans: SpanProcessor,
  resourceFor: (name: string) => ReturnType<typeof detectResources>,
): Provider {
  const sampler = createStichprobe(stichprobe)
  const providers = new Map<string, TracerProvider>()
  return {
    getTracer(scope, ...rest) {
      const name = scope.startsWith('weiche') ? scope.replace('.', '-') : 'weiche'
      const provider =
        providers.get(name) ?? new TracerProvider({ sampler, resource: resourceFor(name), spanProcessors: [spans] })
      providers.set(name, provider)
      return provider.getTracer(scope, ...rest)
    },
  }
}
