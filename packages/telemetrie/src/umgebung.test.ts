import { describe, expect, test } from 'vitest'
import { readAuftrag, TelemetrieFehler } from './umgebung.ts'

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }

test.each([
  ['nothing', {}],
  ['an empty address', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
  ['only a sample', { OTEL_TRACES_SAMPLER: 'always_on' }],
  ['none of both', { ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' }],
  ['everything switched off', { ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }],
])('%s orders nothing', (_what, env) => {
  expect(readAuftrag(env)).toBeUndefined()
})

test('an address alone orders both by OTLP, all traces, every service under its own name', () => {
  expect(readAuftrag(ENDPOINT)).toMatchObject({
    traces: 'otlp',
    metrics: 'otlp',
    protokoll: { traces: 'http/protobuf', metrics: 'http/protobuf' },
    stichprobe: { art: 'parentbased_always_on', anteil: 1 },
    serviceName: undefined,
  })
})

test('Zipkin is ordered without metrics, which it cannot take', () => {
  expect(readAuftrag({ OTEL_TRACES_EXPORTER: 'zipkin' })).toMatchObject({ traces: 'zipkin', metrics: 'none' })
})

test('the more special variable wins', () => {
  const env = {
    ...ENDPOINT,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/protobuf',
  }
  expect(readAuftrag(env)?.protokoll).toEqual({ traces: 'http/json', metrics: 'http/protobuf' })
})

describe('what cannot be followed is refused at the start, with its name and a remedy', () => {
  test.each([
    ['OTEL_TRACES_EXPORTER', 'jaeger', 'otlp, zipkin, none'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'http/protobuf'],
    ['OTEL_TRACES_SAMPLER', 'xray', 'parentbased_traceidratio'],
    ['OTEL_TRACES_SAMPLER_ARG', '10%', 'von 0 bis 1'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'von 0 bis 1'],
    ['OTEL_METRIC_EXPORT_INTERVAL', '0', 'von 100'],
  ])('%s=%s', (name, value, remedy) => {
    const read = () => readAuftrag({ ...ENDPOINT, [name]: value })
    expect(read).toThrow(TelemetrieFehler)
    expect(read).toThrow(`${name}=${value}: `)
    expect(read).toThrow(remedy)
  })
})
