import type { PushMetricExporter } from '@opentelemetry/sdk-metrics'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { Auftrag } from './umgebung.ts'

/** Where to send is read by the exporters themselves from the standard variables (endpoint, headers, timeout, compression). */
export async function createSpanExporter({ traces, protokoll }: Auftrag): Promise<SpanExporter | undefined> {
  if (traces === 'none') return undefined
  if (traces === 'zipkin') return new (await import('@opentelemetry/exporter-zipkin')).ZipkinExporter()
  if (protokoll.traces === 'http/json')
    return new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter()
  return new (await import('@opentelemetry/exporter-trace-otlp-proto')).OTLPTraceExporter()
}

export async function createMetricExporter({ metrics, protokoll }: Auftrag): Promise<PushMetricExporter | undefined> {
  if (metrics === 'none') return undefined
  if (protokoll.metrics === 'http/json')
    return new (await import('@opentelemetry/exporter-metrics-otlp-http')).OTLPMetricExporter()
  return new (await import('@opentelemetry/exporter-metrics-otlp-proto')).OTLPMetricExporter()
}
